public import Keyroom
public import Ledger

/// Why a vault does not open, or could not be made.
public enum VaultError: Error, Hashable, Sendable {
    /// The passphrase opens no slot.
    case wrongPassphrase
    /// The passphrase is too short for a vault that is not for development: the least length in bytes.
    case weakPassphrase(least: Int)
    /// A sealed row is missing, was edited, or stands in another's place.
    case rowDamaged(RowTable, id: String)
    /// The room could not do its part.
    case room(KeyroomError)
    /// The chain has no such wallet.
    case noSuchKind

    /// The clause a person reads; it names rows, never contents.
    public var clause: String {
        switch self {
        case .wrongPassphrase: "the passphrase opens no slot"
        case .weakPassphrase(let least): "the passphrase has fewer than \(least) bytes"
        case .rowDamaged(let table, let id):
            "the row \(id) of table \(table.rawValue) is missing or was edited"
        case .room(let error): "the key room refused: \(error)"
        case .noSuchKind: "the chain has no wallet of this kind"
        }
    }
}
