public import JSON
public import Terms

/// Why a payment request got neither a signature nor a refusal; none of these binds its key.
public enum PaymentError: Error, Hashable, Sendable {
    /// The body is not of its form.
    case malformed(FieldError)
    /// The wallet is the agent's but does not exist, or the payment id is unknown or another's.
    case notFound
    /// The key was used with another body.
    case idempotencyConflict
    /// The agent, its project, the wallet or the whole vault is frozen: why.
    case frozen(String)
    /// The agent has had all the requests of its day: the rule's words, and how many seconds are left of it.
    case dayIsOver(rule: String, detail: String, hint: String, retryAfter: Int64)
    /// The agent has been removed.
    case unknownCaller
    /// The decision stands and is charged, but no valid signature came out; a retry may.
    case signingFailed(PaymentID)
    /// The log could not be written or read.
    case ledgerUnavailable
}
