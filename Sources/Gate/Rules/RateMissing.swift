import Terms

/// What has no rate in the budget's currency has no known cost: unknown is not zero.
enum RateMissing: Rule {
    static let id = "rate.missing"

    static func refusal(_ asset: String, _ currency: Currency) -> Refusal {
        refuse(
            "there is no rate from \(asset) to \(currency.code)",
            hint: "an admin sets one with: bursar rate set \(asset) PRICE \(currency.code)")
    }
}
