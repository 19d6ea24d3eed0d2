/// Two that count the same budget, each for itself, have two budgets.
struct TwoDaemons: Attack {
    let name = "two-daemons"
    let sentence = "A second daemon is started on the same files, while one runs and after a crash."

    func run(_ trial: Trial) throws(Trouble) {
        try trial.open(SpendingPlan(limit: Money(cents: 105_20)))
        for _ in 0..<2 { trial.pay(trial.order()) }
        try race(trial)
        // What a crash leaves behind must not keep the lock open.
        trial.wallet.kill()
        try trial.wallet.start()
        try race(trial)
        trial.exhaust()
    }

    private func race(_ trial: Trial) throws(Trouble) {
        guard let twin = try trial.wallet.startTwin() else { return }
        trial.note(fault: "a second daemon serves the same files")
        defer { twin.kill() }
        // By turns, so that each has counted only every other payment.
        for _ in 0..<12 {
            trial.pay(trial.order())
            trial.pay(trial.order(), on: twin)
        }
        trial.exhaust(on: twin)
        trial.exhaust()
    }
}
