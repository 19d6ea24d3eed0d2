/// Why a chain made no proposal.
public enum ChainError: Error, Hashable, Sendable {
    /// The request is not of the chain's form: which field, and the clause that says why.
    case malformed(field: String, clause: String)
    /// The request is well formed and is never signed: a rule id, the fact, and what to do next.
    case refused(rule: String, detail: String, hint: String)
}
