import Terms

/// What the ``OpenShelf`` keeps of a payment, unpacked; names are in the log of charges.
struct OpenFacts: Hashable, Sendable {
    let seq: UInt64
    let time: Moment
    let charge: Money
    /// Where the books of its agent lie.
    let place: UInt32
    let tag: ChargeTag
    let prices: PriceList
    /// The chain's word for its class.
    let text: String
    /// Whether it is netted with nothing, as the first rules decided.
    let isAlone: Bool
    let validUntil: Moment?
    let payload: [UInt8]
}
