import Digests
public import Terms

/// The RFC 6962 leaf of an entry's bytes.
public enum EntryLeaf {
    /// SHA-256(0x00 || entry).
    public static func of(_ entry: [UInt8]) -> Digest32 { SHA256.hash(prefix: 0x00, entry) }
}
