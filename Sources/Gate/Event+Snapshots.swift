internal import JSON
internal import Terms

extension Event {
    /// The daemon names the state of the gate as it stands, by the hash of its snapshot, and the hash of what else
    /// opening the vault takes.
    ///
    /// To be recorded as the very next entry: the snapshot is of all entries before it, and of no other state.
    static func stateSnapshotted(_ digest: SnapshotDigest, gist: Digest32) -> Event {
        Event(
            .stateSnapshotted,
            [
                Field.stateHash(digest.hash), Field.size(digest.size),
                Field.through(digest.through), Field.gistHash(gist),
            ])
    }
}
