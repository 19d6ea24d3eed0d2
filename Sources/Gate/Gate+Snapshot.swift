import JSON
public import Terms

extension Gate {
    /// Takes a snapshot of the state, and makes the entry that names it; the state forgets what is left out.
    ///
    /// - Parameters:
    ///   - gist: the hash of what else opening the vault takes.
    ///   - take: gets the snapshot, line by line.
    /// - Throws: ``Refusal`` where no such entry can be made; nothing has changed then.
    public mutating func snapshot(
        gist: Digest32, by actor: Actor, _ stamp: Stamp, _ take: ([UInt8]) -> Void
    ) throws(Refusal) -> Recorded {
        let before = state
        // As of the entry, which is later than anything in the state.
        state.forget(at: state.time(at: stamp.clock))
        let digest = state.snapshotDigest(take)
        do throws(Refusal) {
            return try record(
                .stateSnapshotted(digest, gist: gist), by: actor, stamp, zones: { _ in nil })
        } catch {
            state = before
            throw error
        }
    }
}
