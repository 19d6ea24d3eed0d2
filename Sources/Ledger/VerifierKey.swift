internal import Digests
internal import Terms

/// The public key that checks a log's notes, in C2SP signed-note's form `name+hash+base64`.
public struct VerifierKey: Hashable, Sendable {
    /// Signed-note's byte for plain Ed25519.
    static let ed25519: UInt8 = 1

    /// The key's name, which is the log's origin.
    public let name: String
    /// The first four bytes of SHA-256(name || LF || type || key), which signature lines carry.
    public let id: UInt32
    /// The 32 bytes of the Ed25519 public key (RFC 8032).
    public let publicKey: [UInt8]

    /// Names a key of 32 bytes; nil when the name or the length is not allowed.
    public init?(name: String, publicKey: [UInt8]) {
        guard NoteText.isKeyName(name), publicKey.count == 32 else { return nil }
        let hash = SHA256.hash(Array(name.utf8) + [0x0A, VerifierKey.ed25519] + publicKey).bytes
        self.name = name
        self.publicKey = publicKey
        id = hash.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads `name+hash+base64`; the hash must be the key's.
    public init(_ text: String) throws(NoteError) {
        // The base64 may hold a plus itself: only the first two separate.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.decode(String(parts[2])),
            bytes.count == 33, bytes.first == VerifierKey.ed25519,
            let key = VerifierKey(name: String(parts[0]), publicKey: Array(bytes.dropFirst())),
            key.hexID.utf8.elementsEqual(parts[1].utf8)
        else { throw .notAVerifierKey }
        self = key
    }

    /// The form that is published: `name+hash+base64`.
    public var text: String {
        "\(name)+\(hexID)+\(Base64.encode([VerifierKey.ed25519] + publicKey))"
    }

    private var hexID: String { Hex.encode(idBytes) }

    var idBytes: [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: id >> UInt32($0)) }
    }
}
