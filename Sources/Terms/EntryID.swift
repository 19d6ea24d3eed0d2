/// Which entry of the log: its place and the hash that pins its bytes.
public struct EntryID: Hashable, Sendable {
    /// The place in the log, from 0.
    public let seq: UInt64
    /// SHA-256(0x00 || entry bytes), the RFC 6962 leaf.
    public let leaf: Digest32

    /// Names an entry.
    public init(seq: UInt64, leaf: Digest32) {
        self.seq = seq
        self.leaf = leaf
    }
}
