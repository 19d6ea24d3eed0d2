public import Keyroom
internal import Ledger

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
        guard development || passphrase.count >= leastPassphrase else {
            throw .passphraseTooShort(bytes: passphrase.count, least: leastPassphrase)
        }
        do throws(SecretError) {
            let id = PublicBytes.random(16)
            let root = try RootKey()
            var rows = [try slot(root, passphrase, id, development ? .development : .standard)]
            for secretClass in SecretClass.allCases where secretClass != .meta {
                rows.append(try term(root, id, secretClass).row)
            }
            let meta = try term(root, id, .meta)
            rows.append(meta.row)
            let own = try ownKeys(meta.keyring)
            rows += own.rows
            let facts = VaultFacts(
                id: id, development: development, logPublicKey: own.log.publicKey)
            let row = Row(
                table: .meta, id: Array(RowName.vault.utf8), version: RowName.firstVersion,
                value: facts.bytes, mac: [])
            rows.append(own.mac.signed(row))
            return NewVault(rows: rows, vaultID: id, logKey: own.log)
        } catch {
            throw .memory(error)
        }
    }

    private struct OwnKeys {
        let rows: [Row]
        let log: LogKey
        let mac: MacKey
    }

    private static func slot(
        _ root: borrowing RootKey, _ passphrase: borrowing SecretBytes, _ vault: [UInt8],
        _ parameters: Argon2id
    ) throws(SecretError) -> Row {
        let salt = PublicBytes.random(Argon2id.saltLength)
        let key = try parameters.key(passphrase: passphrase, salt: salt)
        let place = RowPlace.slot(RowName.mainSlot, vault: vault)
        let wrapped = try root.wrapped(
            by: key, at: place, extra: SlotValue.head(parameters, salt: salt))
        let value = SlotValue(parameters: parameters, salt: salt, wrapped: wrapped)
        return RowPlace.row(.slots, place, value.bytes)
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
