internal import JSON
internal import Terms

extension Event {
    /// The daemon names the state of the gate as it stands, by the hash of its snapshot.
    ///
    /// To be recorded as the very next entry: the snapshot is of all entries before it, and of no other state.
    public static func stateSnapshotted(_ digest: SnapshotDigest) -> Event {
        Event(
            .stateSnapshotted,
            [
                ("size", .integer(digest.size)), ("state", .string(digest.hash.hex)),
                ("through", .integer(digest.through)),
            ])
    }
}
