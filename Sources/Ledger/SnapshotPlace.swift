internal import Gate
internal import JSON
internal import Terms

/// What a `state.snapshotted` names: the state, and what else opening takes, each a blob.
struct SnapshotPlace {
    /// The entry's place, which is also the first entry that is not in the snapshot.
    let seq: UInt64
    let state: Digest32
    let gist: Digest32

    /// Both.
    var blobs: [Digest32] { [state, gist] }

    /// Reads the entry; nil where it names no snapshot of the entries before it.
    init?(_ entry: Entry) {
        guard entry.kind == "state.snapshotted",
            let digest = SnapshotDigest(entry.body),
            case .string(let hex)? = entry.body["gist"], digest.through == entry.seq,
            let gist = Hex.decode(hex).flatMap({ Digest32($0) })
        else { return nil }
        seq = entry.seq
        state = digest.hash
        self.gist = gist
    }
}
