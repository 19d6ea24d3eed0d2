import Terms

/// The worst-case network fee has a ceiling of its own, or an allowance burns as fee to a friend.
enum FeeAboveLimit: Rule {
    static let id = "fee.above-limit"

    static func check(_ charge: Charge, _ budget: AgentBudget, _ currency: Currency) -> Refusal? {
        guard charge.fee > budget.maxFee else { return nil }
        return refuse(
            "the fee can cost \(charge.fee.decimal) \(currency.code), above max_fee of "
                + "\(budget.maxFee.decimal) \(currency.code)",
            hint: "lower the gas limit or the fee rate, or wait until the network is cheaper")
    }
}
