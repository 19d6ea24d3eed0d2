import Keyroom
import Ledger

/// Where each of a vault's own secrets stands, and the context it is sealed in.
struct VaultLayout {
    static let slot = Array("main".utf8)
    static let facts = Array("vault".utf8)
    static let logKey = "log-key"
    static let macKey = "mac-key"
    /// Terms rotate by number; a vault begins with the first.
    static let firstTerm: UInt32 = 1

    let vault: [UInt8]

    func slotContext(_ parameters: [UInt8]) -> SealContext {
        // The parameters are bound: a slot with cheaper ones written into it does not open.
        SealContext(
            vault: vault, table: RowTable.slots.rawValue, record: VaultLayout.slot, version: 1,
            keyClass: .meta, role: Array("root/".utf8) + parameters)
    }

    static func termID(_ keyClass: KeyClass, _ number: UInt32) -> [UInt8] {
        Array("\(keyClass)/\(number)".utf8)
    }

    func termContext(_ keyClass: KeyClass, _ number: UInt32) -> SealContext {
        SealContext(
            vault: vault, table: RowTable.terms.rawValue,
            record: VaultLayout.termID(keyClass, number), version: 1, keyClass: keyClass,
            role: Array("term".utf8))
    }

    func recordContext(_ id: [UInt8], _ keyClass: KeyClass) -> SealContext {
        SealContext(
            vault: vault, table: RowTable.records.rawValue, record: id, version: 1,
            keyClass: keyClass, role: Array("value".utf8))
    }
}
