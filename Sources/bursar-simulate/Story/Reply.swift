/// What an agent hears of a request, as far as it stays the same for ever.
struct Reply: Hashable, Sendable {
    /// How it was decided.
    enum Outcome: Hashable, Sendable { case signed, refused, waiting }

    /// What is left in one scope's window.
    struct Left: Hashable, Sendable {
        /// Whose budget, `agent/…` or `project/…`.
        let scope: String
        /// The window's word.
        let per: String
        /// Nano-units.
        let nanos: Int64
        /// The window's end, nanoseconds since 1970.
        let resetsAt: Int64
    }

    /// The payment's id.
    var payment: String
    /// How it was decided.
    var outcome: Outcome
    /// The rule that refused, or that asks for an approval.
    var rule: String?
    /// What is charged, nano-units; nil where it was refused.
    var chargeNanos: Int64?
    /// What is left.
    var left: [Left]
    /// Until when it waits for an admin, nanoseconds since 1970.
    var until: Int64?
    /// The unsigned bytes that the signature is over, where it was signed.
    var payload: [UInt8]?
}
