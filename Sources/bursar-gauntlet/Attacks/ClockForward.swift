/// A wallet that believes the clock of its machine opens tomorrow's budget today.
struct ClockForward: Attack {
    let name = "clock-forward"
    let sentence = "The machine's clock is set a day and a week ahead, live and across a restart."

    func run(_ trial: Trial) throws(Trouble) {
        try trial.open(SpendingPlan(limit: Money(cents: 105_20)))
        trial.exhaust()
        // Eight days are another week, too.
        for days in [1, 2, 8] {
            try trial.wallet.moveClock(days: days)
            trial.exhaust()
            try trial.wallet.stop()
            try trial.wallet.start()
            trial.exhaust()
        }
        // Set right again: what was opened meanwhile must not be open twice.
        try trial.wallet.moveClock(days: 0)
        trial.exhaust()
        trial.wallet.kill()
        try trial.wallet.start()
        trial.exhaust()
    }
}
