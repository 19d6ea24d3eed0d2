import Glibc

/// A wallet that believes an old price spends by it while the market has moved.
struct StaleRates: Attack {
    let name = "stale-rates"
    let sentence = "A price grows old while the market rises, and agents pay by the old one."

    func run(_ trial: Trial) throws(Trouble) {
        try trial.open(SpendingPlan(limit: Money(cents: 105_20)))
        try trial.set(Trial.usualPrice, maxAge: 2)
        trial.pay(trial.order())
        trial.pay(trial.order())
        // Real time, since the daemon's own clock is what makes a price old.
        usleep(2_500_000)
        // A quarter more: a jump that is much larger may need an owner's insistence.
        let risen = Price(perEther: Money(cents: 5_000_00))
        trial.move(risen)
        if !trial.exhaust().isEmpty {
            trial.note(fault: "it signed by a price that was too old to be believed")
        }
        try trial.set(risen)
        trial.exhaust()
    }
}
