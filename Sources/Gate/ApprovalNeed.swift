import Terms

/// Why a payment waits for an admin, and how long.
struct ApprovalNeed: Hashable, Sendable {
    /// The rule that asks, with its numbers.
    let reason: Refusal
    /// How long the approval may take, seconds.
    let within: Int64
}
