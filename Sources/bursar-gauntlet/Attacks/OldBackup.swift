/// A wallet that believes its files forgets with them what was spent since.
///
/// Only what stands in the wallet's own directory is put back: who can put back all that a machine holds
/// has its clock and its keys as well.
struct OldBackup: Attack {
    let name = "old-backup"
    let sentence =
        "A copy of the wallet's files is put back after the budget was spent, and its owner believes it."

    func run(_ trial: Trial) throws(Trouble) {
        try trial.open(SpendingPlan(limit: Money(cents: 105_20)))
        for _ in 0..<3 { trial.pay(trial.order()) }
        try trial.wallet.backUp()
        trial.exhaust()
        for _ in 0..<2 {
            try trial.wallet.stop()
            try trial.wallet.restore()
            // To refuse to start is as good an answer as to start and sign nothing.
            do throws(Trouble) { try trial.wallet.start() } catch { break }
            trial.exhaust()
            // An owner who believes the copy makes it no better; whoever needs no leave has said so.
            do throws(Trouble) { try trial.wallet.acceptCopy() } catch {
                guard case .unavailable = error else { throw error }
            }
            trial.exhaust()
        }
        trial.exhaust()
    }
}
