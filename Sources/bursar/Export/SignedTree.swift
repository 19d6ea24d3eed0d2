import Digests
import Terms

/// The size and the root in a checkpoint (C2SP tlog-checkpoint); its signature is for others to check.
struct SignedTree: Hashable {
    /// How many entries are signed.
    let size: UInt64
    /// The root over them.
    let root: Digest32

    /// Reads a signed note; nil where it is none.
    init?(note: [UInt8]) {
        let lines = note.split(
            separator: UInt8(ascii: "\n"), maxSplits: 3, omittingEmptySubsequences: false)
        guard lines.count == 4, let size = UInt64(String(decoding: lines[1], as: UTF8.self)),
            let bytes = Base64.decode(String(decoding: lines[2], as: UTF8.self)),
            let root = Digest32(bytes)
        else { return nil }
        self.size = size
        self.root = root
    }
}
