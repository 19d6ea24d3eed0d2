import Terms

/// What has no rate in the budget's currency has no known cost: unknown is not zero.
enum RateMissing: Rule {
    static let id = "rate.missing"

    static func refusal(_ asset: Asset, _ currency: Currency) -> Refusal {
        refuse(
            "there is no rate from \(asset.id) to \(currency.code)",
            hint: "an admin sets one with: bursar rate set \(asset.id) PRICE \(currency.code)")
    }
}
