/// A wallet that decides by the limit it read some time ago spends by one that is gone.
struct LimitChanged: Attack {
    let name = "limit-changed"
    let sentence = "The limit is lowered twice and raised once while eight clients pay."

    func run(_ trial: Trial) throws(Trouble) {
        try trial.open(SpendingPlan(limit: Money(cents: 145_20)))
        try trial.underLoad(clients: 8) { () throws(Trouble) in
            try trial.waitForAnswers(40)
            // A hundred payments; then fewer than have been made.
            try trial.allow(SpendingPlan(limit: Money(cents: 48_40)))
            try trial.waitForAnswers(30)
            try trial.allow(SpendingPlan(limit: Money(cents: 4_84)))
            try trial.waitForAnswers(30)
            try trial.allow(SpendingPlan(limit: Money(cents: 72_60)))
            try trial.waitForAnswers(30)
        }
        trial.askForLost()
        trial.exhaust(PaymentOrder.small)
    }
}
