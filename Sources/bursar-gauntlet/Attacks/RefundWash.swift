/// A wallet that believes a payment failed gives the money back while the signature is still good.
struct RefundWash: Attack {
    let name = "refund-wash"
    let sentence =
        "The agent claims that each payment failed, keeps its signature, and spends again."

    func run(_ trial: Trial) throws(Trouble) {
        try trial.open(SpendingPlan(limit: Money(cents: 105_20)))
        for _ in 0..<3 {
            // A wallet may well take a report; what it must not do is to free money for it.
            for release in trial.exhaust() {
                _ = trial.wallet.claimFailure(of: release.payment, by: "solo")
            }
        }
        // Once more, when nothing is left that could hide what the claims free.
        for payment in trial.notes.payments {
            _ = trial.wallet.claimFailure(of: payment, by: "solo")
        }
        trial.exhaust()
    }
}
