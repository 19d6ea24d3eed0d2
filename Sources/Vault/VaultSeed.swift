public import Keyroom
internal import Ledger
internal import Terms

/// Makes vaults.
public enum VaultSeed {
    /// The fewest bytes of a passphrase, but in a development vault.
    public static let leastPassphrase = 14

    /// Makes a vault: a random root key under the slot `main`, a term for each class, and its own keys.
    ///
    /// `development` is recorded for ever and is what permits the cheap parameters.
    /// - Throws: ``VaultError/passphraseTooShort(bytes:least:)``, ``VaultError/memory(_:)``.
    public static func create(
        passphrase: borrowing SecretBytes, development: Bool
    ) throws(VaultError) -> NewVault {
        let id = PublicBytes.random(16)
        let root = try VaultError.secret { () throws(SecretError) in try RootKey() }
        let seed = try VaultError.secret { () throws(SecretError) -> Seed in
            try VaultSeed.seed(root, id, development)
        }
        let rack = SlotRack(try RowShelf([]), seed.facts)
        let slot = try rack.make(.main, .passphrase, for: root, by: passphrase)
        return NewVault(rows: [slot] + seed.rows, vaultID: id, logKey: seed.log)
    }

    private struct Seed {
        let rows: [Row]
        let log: LogKey
        let facts: VaultFacts
    }

    private static func seed(
        _ root: borrowing RootKey, _ id: [UInt8], _ development: Bool
    ) throws(SecretError) -> Seed {
        var rows: [Row] = []
        for secretClass in SecretClass.allCases where secretClass != .meta {
            rows.append(try term(root, id, secretClass).row)
        }
        let meta = try term(root, id, .meta)
        rows.append(meta.row)
        let own = try ownKeys(meta.keyring)
        rows += own.rows
        let facts = VaultFacts(id: id, development: development, logPublicKey: own.log.publicKey)
        let row = Row(
            table: .meta, id: Array(RowName.vault.utf8), version: RowName.firstVersion,
            value: facts.bytes, mac: [])
        rows.append(own.mac.signed(row))
        return Seed(rows: rows, log: own.log, facts: facts)
    }

    private struct OwnKeys {
        let rows: [Row]
        let log: LogKey
        let mac: MacKey
    }

    private static func term(
        _ root: borrowing RootKey, _ vault: [UInt8], _ secretClass: SecretClass
    ) throws(SecretError) -> (keyring: Keyring, row: Row) {
        let place = RowPlace.term(secretClass, vault: vault)
        let made = try root.makeTerm(RowName.firstTerm, at: place)
        return (made.keyring, RowPlace.row(.terms, place, made.blob))
    }

    private static func ownKeys(_ keyring: Keyring) throws(SecretError) -> OwnKeys {
        var rows: [Row] = []
        let seed = try SecretBytes.random(32)
        let mac = try SecretBytes.random(32)
        let index = try SecretBytes.random(32)
        rows.append(try RowPlace.record(seed, RowName.logSeed, keyring))
        rows.append(try RowPlace.record(mac, RowName.macKey, keyring))
        rows.append(try RowPlace.record(index, RowName.indexKey, keyring))
        return OwnKeys(rows: rows, log: try LogKey(seed: seed), mac: try MacKey(key: mac))
    }
}
