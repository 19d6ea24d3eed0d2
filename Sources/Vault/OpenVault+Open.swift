import Keyroom
public import Ledger
import Terms

extension OpenVault {
    /// Tries a passphrase on the slot and opens everything below it; slow on purpose.
    ///
    /// A result, not a throw, since it crosses threads.
    public static func open(_ rows: [Row], passphrase: RawSpan) -> Result<OpenVault, VaultError> {
        Result { () throws(VaultError) in
            let facts = try find(rows, .meta, VaultLayout.facts)
            guard facts.value.count == 17 else { throw .rowDamaged(.meta, id: "vault") }
            let layout = VaultLayout(vault: Array(facts.value[..<16]))
            let root = try root(
                rows, layout, passphrase, development: facts.value[16] == 1)
            return try open(rows, facts, layout, root)
        }
    }

    private static func root(
        _ rows: [Row], _ layout: VaultLayout, _ passphrase: RawSpan, development: Bool
    ) throws(VaultError) -> Key {
        let slot = try find(rows, .slots, VaultLayout.slot)
        guard let parameters = SlotParameters(slot.value, development: development) else {
            throw .rowDamaged(.slots, id: "main")
        }
        do throws(KeyroomError) {
            let key = Key(try parameters.argon.key(from: SecretBytes(copying: passphrase)))
            let wrapped = Array(slot.value[SlotParameters.size...])
            return Key(
                try KeyWrap.unwrap(
                    wrapped, under: key, in: layout.slotContext(parameters.bytes)))
        } catch {
            // A wrong passphrase and an edited slot look alike from here.
            throw error == .notAuthentic ? .wrongPassphrase : .room(error)
        }
    }

    private static func open(_ rows: [Row], _ facts: Row, _ layout: VaultLayout, _ root: Key)
        throws(VaultError) -> OpenVault
    {
        let ring: Key
        do throws(KeyroomError) {
            ring = try KeyWrap.derive(from: root, context: "bskring_", number: 1)
        } catch { throw .room(error) }
        let meta = try term(rows, layout, ring, .meta)
        let wallet = try term(rows, layout, ring, .wallet)
        let mac = MacKey(try record(rows, layout, meta, VaultLayout.macKey))
        guard
            mac.vouches(
                for: facts.mac, table: RowTable.meta.rawValue, id: facts.id,
                version: facts.version, value: facts.value)
        else { throw .rowDamaged(.meta, id: "vault") }
        let seed = try record(rows, layout, meta, VaultLayout.logKey)
        let logKey: LogKey
        do throws(KeyroomError) { logKey = try LogKey(seed: seed) } catch {
            throw .rowDamaged(.records, id: VaultLayout.logKey)
        }
        return OpenVault(
            layout: layout, mac: mac, terms: Terms(wallet: wallet, meta: meta), logKey: logKey,
            development: facts.value[16] == 1, room: Room(term: wallet))
    }

    private static func term(
        _ rows: [Row], _ layout: VaultLayout, _ ring: Key, _ keyClass: KeyClass
    ) throws(VaultError) -> Key {
        let context = layout.termContext(keyClass, VaultLayout.firstTerm)
        let row = try find(rows, .terms, context.record)
        do throws(KeyroomError) {
            return Key(try KeyWrap.unwrap(row.value, under: ring, in: context))
        } catch { throw .rowDamaged(.terms, id: String(decoding: context.record, as: UTF8.self)) }
    }

    private static func record(
        _ rows: [Row], _ layout: VaultLayout, _ term: Key, _ name: String
    ) throws(VaultError) -> Key {
        let id = Array(name.utf8)
        let row = try find(rows, .records, id)
        do throws(KeyroomError) {
            return Key(
                try SealedRecord.open(
                    row.value, term: term, in: layout.recordContext(id, .meta)))
        } catch { throw .rowDamaged(.records, id: name) }
    }

    private static func find(_ rows: [Row], _ table: RowTable, _ id: [UInt8]) throws(VaultError)
        -> Row
    {
        guard let row = rows.first(where: { $0.table == table && $0.id == id }) else {
            throw .rowDamaged(table, id: String(decoding: id, as: UTF8.self))
        }
        return row
    }
}
