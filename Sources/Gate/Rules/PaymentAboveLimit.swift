import Terms

/// One payment has a ceiling of its own.
enum PaymentAboveLimit: Rule {
    static let id = "payment.above-limit"

    static func check(_ charge: Charge, _ budget: AgentBudget, _ currency: Currency) -> Refusal? {
        guard let most = budget.perPayment, charge.amount > most else { return nil }
        return refuse(
            "\(charge.amount.decimal) \(currency.code) is above per_payment of \(most.decimal) "
                + currency.code,
            hint: "ask for less")
    }
}
