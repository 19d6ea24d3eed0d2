import Terms

/// One payment has a ceiling of its own.
enum PaymentAboveLimit: Rule {
    static let id = "payment.above-limit"

    static func check(_ charge: Charge, _ path: BudgetPath) -> Refusal? {
        guard let most = path.agent.perPayment, charge.amount > most else { return nil }
        let currency = path.currency
        return refuse(
            "\(charge.amount.decimal) \(currency.code) is above per_payment of \(most.decimal) "
                + currency.code,
            hint: "ask for less")
    }
}
