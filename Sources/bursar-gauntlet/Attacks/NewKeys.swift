/// An agent that got a signature and then an error from the payee asks anew: each is money.
///
/// What was signed first is still good, whatever the payee has answered; clients of payment protocols mint a
/// new nonce for each call, and that is how one intent is paid several times.
struct NewKeys: Attack {
    let name = "new-keys"
    let sentence = "The payee answers 500 after each signature, so the agent asks under a new key."

    func run(_ trial: Trial) throws(Trouble) {
        try trial.open(SpendingPlan(limit: Money(cents: 105_20)))
        let first = trial.order()
        var before = first
        for number in 0..<40 {
            trial.pay(before)
            var again = before
            again.key = Trial.key(UInt64(number))
            // By turns in the place of the one before, and beside it; to the same payee.
            if number.isMultiple(of: 2) {
                again.nonce = trial.order().nonce
            } else {
                again.amount = .text("0.00\(21 + number)")
            }
            before = again
        }
        trial.pay(before)
        trial.exhaust()
    }
}
