internal import Digests
public import Terms

/// The three hashes of an RFC 6962 tree.
///
/// Leaves and nodes are hashed with different first bytes, or a node could be passed off as an
/// entry.
public enum MerkleHash {
    /// The root of the tree without leaves: SHA-256 of nothing.
    public static let empty = SHA256.hash([])

    /// SHA-256(0x00 || entry).
    public static func leaf(_ entry: [UInt8]) -> Digest32 { SHA256.hash(prefix: 0, entry) }

    /// SHA-256(0x01 || left || right).
    public static func node(_ left: Digest32, _ right: Digest32) -> Digest32 {
        SHA256.hash(prefix: 1, left, right)
    }
}
