public import JSON
import Ledger
import Terms

extension Office {
    /// Why the log takes nothing but freezes now; nil where it takes everything.
    public var trouble: Unavailability? {
        guard let trouble = journal.trouble else { return nil }
        guard trouble == .slow else {
            return Unavailability(
                detail: "\(trouble.clause): nothing is decided or changed, but freezing goes on",
                hint: "an admin makes room beside the database, then: bursar thaw --reason TEXT; "
                    + "after that retry with the same Idempotency-Key",
                stopsReads: false)
        }
        return Unavailability(
            detail: "\(trouble.clause): what was asked before may yet be recorded, nothing new is",
            hint: "retry with the same Idempotency-Key; an admin looks at the disk and at: "
                + "bursar status",
            stopsReads: true)
    }

    /// How many seconds the disk has had the last batch.
    public var secondsAway: Int64 { journal.delay / Moment.second }

    /// What can be said of the vault while its disk does not answer: of what is staged, nothing.
    public func statusMeanwhile() -> JSONObject {
        var found = status()
        found["warnings"] = [
            .string(
                "the disk has had a batch of entries for \(secondsAway) s; nothing new is taken")
        ]
        return found
    }
}
