public import JSON
public import Terms

/// What the log says of a snapshot: enough to know it by.
public struct SnapshotDigest: Hashable, Sendable {
    /// SHA-256 of its bytes.
    public let hash: Digest32
    /// How many bytes it has.
    public let size: UInt64
    /// The first entry that is not in it.
    public let through: UInt64

    /// Gathers the parts.
    public init(hash: Digest32, size: UInt64, through: UInt64) {
        self.hash = hash
        self.size = size
        self.through = through
    }

    /// Reads the members of a `state.snapshotted`; nil where they are not of the form.
    public init?(_ body: JSONObject) {
        guard case .string(let text)? = body["state"],
            let hash = Hex.decode(text).flatMap({ Digest32($0) }), hash.hex == text,
            case .integer(let size)? = body["size"], case .integer(let through)? = body["through"]
        else { return nil }
        self.init(hash: hash, size: size, through: through)
    }
}
