/// A wallet that counts in memory forgets at its end what it has spent.
///
/// SIGKILL leaves the page cache alone: this shows what a crash does, not what a loss of power does.
struct Restart: Attack {
    let name = "restart"
    let sentence = "The wallet is stopped once and killed twice while eight clients pay."

    func run(_ trial: Trial) throws(Trouble) {
        // Three hundred small payments: enough for the load to last over three lives.
        try trial.open(SpendingPlan(limit: Money(cents: 145_20)))
        try trial.underLoad(clients: 8) { () throws(Trouble) in
            try trial.waitForAnswers(60)
            try trial.wallet.stop()
            try trial.wallet.start()
            for _ in 0..<2 {
                try trial.waitForAnswers(60)
                trial.wallet.kill()
                try trial.wallet.start()
            }
            try trial.waitForAnswers(20)
        }
        // A key that was asked when the daemon died may have been signed and charged: fetch it.
        trial.askForLost()
        trial.exhaust(PaymentOrder.small)
    }
}
