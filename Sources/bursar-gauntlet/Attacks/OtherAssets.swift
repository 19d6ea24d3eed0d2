/// A wallet that counts each asset by itself, or what has no price as nothing, has several budgets for one.
struct OtherAssets: Attack {
    let name = "other-assets"
    let sentence = "Two assets draw on one budget, and one of them has no price at first."

    func run(_ trial: Trial) throws(Trouble) {
        try trial.open(SpendingPlan(limit: Money(cents: 105_20)))
        let price = Price(perEther: Money(cents: 2_000_00))
        trial.move(price, of: .testEther)
        // An unknown price is not zero.
        for _ in 0..<15 {
            if case .signed = trial.pay(order(trial, .testEther)) {
                trial.note(fault: "it signed for an asset that had no price")
            }
        }
        try trial.set(price, of: .testEther)
        for index in 0..<40 {
            trial.pay(order(trial, index.isMultiple(of: 2) ? .ether : .testEther))
        }
        trial.exhaust()
    }

    private func order(_ trial: Trial, _ coin: Coin) -> PaymentOrder {
        var order = trial.order()
        order.coin = coin
        return order
    }
}
