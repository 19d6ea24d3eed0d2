/// What was true when an order was asked for the first time; the answer may come when it no longer is.
struct AskedUnder: Sendable {
    let moment: Int
    let price: Price
    let budgets: Set<String>

    init(_ order: PaymentOrder, _ book: Book) {
        moment = book.judge.moment
        price = book.market[order.coin] ?? Price(perEther: .zero)
        budgets = book.plan.budgets(of: order.agent)
    }
}
