/// A wallet that takes a charge back when nobody took the reply has signed for nothing.
///
/// The signature exists, and whoever asks again under its key is given it.
struct LostReplies: Attack {
    let name = "lost-replies"
    let sentence = "Clients hang up before the answer, then ask again under the same and new keys."

    func run(_ trial: Trial) throws(Trouble) {
        try trial.open(SpendingPlan(limit: Money(cents: 105_20)))
        let orders = (0..<40).map { _ in trial.order() }
        let crowd = Crowd(8) { index in
            for order in orders[(index * 5)..<(index * 5 + 5)] { trial.payAndHangUp(order) }
        }
        crowd.wait()
        // Under a new key with the old nonce it is another payment, of which one alone can land.
        for (index, order) in orders.enumerated() {
            var again = order
            if index.isMultiple(of: 2) { again.key = Trial.key(UInt64(index)) }
            trial.pay(again)
        }
        // What was signed for nobody is fetched now: it may be broadcast like any other.
        trial.askForLost()
        trial.exhaust()
    }
}
