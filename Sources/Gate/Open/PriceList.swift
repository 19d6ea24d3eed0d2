import Terms

/// What payments were charged with: the assets of a worst case and the price of each.
///
/// Payments by the hundred share one, until a rate changes.
struct PriceList: Hashable, Sendable {
    let assets: [Asset]
    let prices: [PricedAsset]
}
