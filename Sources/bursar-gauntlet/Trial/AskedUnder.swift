/// What was true when an order was asked; the answer may come when it no longer is.
struct AskedUnder: Sendable {
    let phase: Int
    let price: Price
    let budgets: Set<String>

    init(_ order: PaymentOrder, _ book: Book) {
        phase = book.judge.phase
        price = book.market[order.coin] ?? Price(perEther: .zero)
        budgets = book.plan.budgets(of: order.agent)
    }
}
