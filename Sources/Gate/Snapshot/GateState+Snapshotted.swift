import JSON
import Terms

extension GateState {
    /// Forgets what the snapshot has left out; that it is of the entries before this one is all that is asked.
    ///
    /// Making it again to compare hashes takes as long as making it took, so a vault that opens does not: an
    /// auditor does, by ``Gate/audit(_:)``.
    mutating func foldSnapshot(
        _ body: JSONObject, seq: UInt64, at time: Moment
    ) throws(EntryError) {
        guard let named = SnapshotDigest(body) else {
            throw EntryError(clause: "is not a snapshot of the known form")
        }
        guard named.through == seq else {
            throw EntryError(
                clause: "names the state before entry \(named.through), and not its own")
        }
        forget(at: time)
    }

    /// What a `state.snapshotted` that comes next must name: this very state; nil for every other entry.
    ///
    /// It forgets what that entry says it forgets, before it has been folded: two states at once would take twice
    /// the memory.
    mutating func snapshotProof(_ entry: Entry) -> SnapshotProof? {
        guard entry.kind == Event.Kind.stateSnapshotted.rawValue,
            let named = SnapshotDigest(entry.body), named.through == nextSeq
        else { return nil }
        forget(at: entry.time)
        return SnapshotProof(named: named, state: self)
    }
}
