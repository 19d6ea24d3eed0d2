import Terms

/// A charge beyond what money can count is refused, not wrapped.
enum ChargeTooLarge: Rule {
    static let id = "charge.too-large"

    static func check(
        _ value: AssetAmount, _ fits: Bool, _ currency: Currency
    ) -> Refusal? {
        fits ? nil : refusal(value, currency)
    }

    static func refusal(_ amount: AssetAmount, _ currency: Currency) -> Refusal {
        refuse(
            "\(amount.decimal) \(amount.asset.id) with all charges before it is above "
                + "\(Money.most.decimal) \(currency.code), the most that is counted",
            hint: "ask for less")
    }
}
