import Terms

/// What a signature adds to what its transaction says.
struct SignedPayment {
    let id: PaymentID
    let seq: UInt64
    let group: ClassKey
    let project: ProjectName
    /// Where the books of its agent lie.
    let place: UInt32
    let tag: ChargeTag
    let charge: Money
    let time: Moment
}
