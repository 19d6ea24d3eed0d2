import Ledger
import Terms

extension Office {
    /// After so many entries a snapshot is taken as soon as nothing waits, and after so many in any case.
    static let snapshotWhenQuiet: UInt64 = 20_000
    static let snapshotAnyhow: UInt64 = 200_000
    /// A clean stop takes one after so many: fewer are sooner read than written.
    static let snapshotAtStop: UInt64 = 1_000

    /// How many entries the last snapshot does not have.
    var snapshotAge: UInt64 { journal.ledger.size - (journal.gist.snapshotted ?? 0) }

    /// Takes a snapshot where it is time for one; the gate stands still meanwhile.
    public func snapshotIfDue() {
        let age = snapshotAge
        guard age >= Office.snapshotAnyhow || age >= Office.snapshotWhenQuiet && journal.isQuiet
        else { return }
        takeSnapshot()
        journal.flush()
    }

    /// Takes a snapshot, if the vault is open and unharmed: its entry must come under a checkpoint.
    func takeSnapshot() {
        guard vault != nil, !isSealing, !isRotating, findings.isEmpty, journal.signer != nil,
            journal.trouble == nil
        else { return }
        // Where it can't be taken the log is read from the last one, or from its beginning.
        try? journal.snapshot()
    }
}
