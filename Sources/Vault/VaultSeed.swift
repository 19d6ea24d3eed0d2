public import Keyroom
import Ledger

/// Makes a vault's keys: root <- slot, terms <- root, the vault's own secrets <- the meta term.
public enum VaultSeed {
    /// The least length of a passphrase, bytes, outside development.
    public static let leastPassphrase = 14

    /// Makes everything afresh and seals it.
    ///
    /// - Throws: ``VaultError/weakPassphrase(least:)``, or what the key room could not do.
    public static func create(passphrase: borrowing SecretBytes, development: Bool)
        throws(VaultError) -> NewVault
    {
        guard passphrase.count >= (development ? 1 : leastPassphrase) else {
            throw .weakPassphrase(least: leastPassphrase)
        }
        do throws(KeyroomError) {
            return try make(passphrase, development)
        } catch { throw .room(error) }
    }

    private static func make(_ passphrase: borrowing SecretBytes, _ development: Bool)
        throws(KeyroomError) -> NewVault
    {
        let id = PublicRandom.bytes(16)
        let layout = VaultLayout(vault: id)
        let root = Key(try SecretBytes.random(count: 32))
        var rows = [try slot(passphrase, root, layout, development)]
        let ring = try KeyWrap.derive(from: root, context: "bskring_", number: 1)
        var meta: Key?
        for keyClass in KeyClass.allCases {
            let secret = try SecretBytes.random(count: 32)
            let context = layout.termContext(keyClass, VaultLayout.firstTerm)
            let wrapped = try KeyWrap.wrap(secret, under: ring, in: context)
            rows.append(
                Row(table: .terms, id: context.record, version: 1, value: wrapped, mac: []))
            if keyClass == .meta { meta = Key(secret) }
        }
        guard let meta else { throw .invalidKey }
        let logSeed = try record(VaultLayout.logKey, layout, meta, &rows)
        let mac = MacKey(try record(VaultLayout.macKey, layout, meta, &rows))
        let facts: [UInt8] = id + [development ? 1 : 0]
        rows.append(
            Row(
                table: .meta, id: VaultLayout.facts, version: 1, value: facts,
                mac: mac.mac(
                    table: RowTable.meta.rawValue, id: VaultLayout.facts, version: 1,
                    value: facts)))
        return NewVault(rows: rows, vaultID: id, logKey: try LogKey(seed: logSeed))
    }

    private static func slot(
        _ passphrase: borrowing SecretBytes, _ root: Key, _ layout: VaultLayout,
        _ development: Bool
    ) throws(KeyroomError) -> Row {
        let cost = development ? Argon2id.cheap : Argon2id.floor
        guard
            let argon = Argon2id(
                passes: cost.passes, memory: cost.memory, salt: PublicRandom.bytes(16),
                development: development)
        else { throw .parameters }
        let parameters = SlotParameters(argon: argon).bytes
        let key = Key(try argon.key(from: passphrase))
        let wrapped = try KeyWrap.wrap(root, under: key, in: layout.slotContext(parameters))
        return Row(
            table: .slots, id: VaultLayout.slot, version: 1, value: parameters + wrapped, mac: [])
    }

    private static func record(
        _ name: String, _ layout: VaultLayout, _ term: Key, _ rows: inout [Row]
    ) throws(KeyroomError) -> Key {
        let secret = try SecretBytes.random(count: 32)
        let id = Array(name.utf8)
        let sealed = try SealedRecord.seal(
            secret, term: term, number: VaultLayout.firstTerm,
            in: layout.recordContext(id, .meta))
        rows.append(Row(table: .records, id: id, version: 1, value: sealed, mac: []))
        return Key(secret)
    }
}
