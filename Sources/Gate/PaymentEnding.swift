import Terms

/// When a signed payment came to its end: as long after it as anything looks back, its status is forgotten.
struct PaymentEnding: Hashable, Sendable {
    let payment: PaymentID
    /// The time of the entry that ended it.
    let time: Moment
}
