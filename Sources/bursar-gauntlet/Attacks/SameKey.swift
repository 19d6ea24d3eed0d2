/// A wallet that makes a new transaction for an old key has paid twice.
struct SameKey: Attack {
    let name = "same-key"
    let sentence =
        "Orders are repeated under their keys, at once, later, changed, and after a restart."

    func run(_ trial: Trial) throws(Trouble) {
        try trial.open(SpendingPlan(limit: Money(cents: 105_20)))
        let orders = (0..<14).map { _ in trial.order() }
        // Three of each at once: a duplicate must wait for the one in flight, not become a second.
        let crowd = Crowd(orders.count * 3) { index in trial.pay(orders[index % orders.count]) }
        crowd.wait()
        for order in orders {
            trial.pay(order)
            // The key of a payment, with a nonce that would let both land.
            var other = order
            other.nonce = trial.order().nonce
            if case .signed = trial.pay(other) {
                trial.note(fault: "a key was signed again for another payment")
            }
        }
        // What a key was answered with must outlive the process.
        trial.wallet.kill()
        try trial.wallet.start()
        for order in orders { trial.pay(order) }
        trial.exhaust()
    }
}
