import Terms

/// The worst-case network fee has a ceiling of its own, or an allowance burns as fee to a friend.
enum FeeAboveLimit: Rule {
    static let id = "fee.above-limit"

    static func check(_ charge: Charge, _ path: BudgetPath) -> Refusal? {
        guard charge.fee > path.agent.maxFee else { return nil }
        let currency = path.currency
        return refuse(
            "the fee can cost \(charge.fee.decimal) \(currency.code), above max_fee of "
                + "\(path.agent.maxFee.decimal) \(currency.code)",
            hint: "lower the gas limit or the fee rate, or wait until the network is cheaper")
    }
}
