/// An asset of a worst case, and what it was priced with.
struct PricedAsset: Hashable, Sendable {
    /// The asset's id.
    let asset: String
    let price: Price
}
