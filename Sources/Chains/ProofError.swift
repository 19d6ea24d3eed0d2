internal import JSON

/// Why a document does not prove that a signed payment can never land.
public struct ProofError: Error, Hashable, Sendable {
    /// What is wrong: lower case, no full stop, read after "the proof".
    public let clause: String
    /// What would be a proof, or what to wait for.
    public let hint: String

    /// Pairs a clause with a hint.
    public init(clause: String, hint: String) {
        self.clause = clause
        self.hint = hint
    }

    /// A member that is missing, unknown or of another type; `form` is what the chain takes.
    init(_ error: FieldError, form: String) {
        clause =
            error.path.isEmpty
            ? error.clause : "is not of its form: \(error.path) \(error.clause)"
        hint = "a proof is \(form)"
    }

    /// A payload that its own chain does not read.
    init(_ error: ChainError) {
        let why =
            switch error {
            case .malformed(let field, let clause): "\(field) \(clause)"
            case .refused(_, let detail, _): detail
            }
        clause = "is for bytes that are no payment of this wallet: \(why)"
        hint = "take payload and wallet from the payment's own entry"
    }

    /// A proof that says itself that the payment landed.
    static let landed = ProofError(
        clause: "says that the payment itself was included",
        hint: "a payment that landed is settled with what it cost, and never voided")
}
