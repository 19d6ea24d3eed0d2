public import Terms

/// Why a secret was not shown.
public enum RevealError: Error, Hashable, Sendable {
    /// The proof does not cover the entry that says it is shown.
    case notDurable(EntryID)
    /// Nothing of this class is ever shown.
    case neverShown(SecretClass)
    /// Its row did not open.
    case sealed(SealError)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .notDurable(let entry): "entry \(entry.seq) is not proven durable"
        case .neverShown(let secretClass): "nothing of class \(secretClass.word) is ever shown"
        case .sealed(let error): "its row \(error.clause)"
        }
    }
}
