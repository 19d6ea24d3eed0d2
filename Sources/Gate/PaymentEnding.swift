import Terms

/// When a payment that was signed, or waited, came to its end: as long after it as anything looks back, its status is forgotten.
struct PaymentEnding: Hashable, Sendable {
    let payment: PaymentID
    /// The time of the entry that ended it.
    let time: Moment
}
