internal import Digests
internal import Terms

/// The public key that checks a witness's cosignatures: `name+hash+base64` of type 0x04 (C2SP
/// tlog-cosignature).
///
/// A type of its own, so that no witness can stand in for a log: their lines sign different texts.
public struct WitnessKey: Hashable, Sendable {
    /// Signed-note's byte for timestamped Ed25519.
    static let cosignature: UInt8 = 4

    /// Who the witness is: a schema-less URL.
    public let name: String
    /// The first four bytes of SHA-256(name || LF || 0x04 || key), which signature lines carry.
    public let id: UInt32
    /// The 32 bytes of the Ed25519 public key (RFC 8032).
    public let publicKey: [UInt8]

    /// Names a key of 32 bytes; nil when the name or the length is not allowed.
    public init?(name: String, publicKey: [UInt8]) {
        guard NoteText.isKeyName(name), publicKey.count == 32 else { return nil }
        let hash = SHA256.hash(Array(name.utf8) + [0x0A, WitnessKey.cosignature] + publicKey).bytes
        self.name = name
        self.publicKey = publicKey
        id = hash.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads `name+hash+base64`; the hash must be the key's.
    public init(_ text: String) throws(NoteError) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.decode(String(parts[2])),
            bytes.count == 33, bytes.first == WitnessKey.cosignature,
            let key = WitnessKey(name: String(parts[0]), publicKey: Array(bytes.dropFirst())),
            key.text.utf8.elementsEqual(text.utf8)
        else { throw .notAWitnessKey }
        self = key
    }

    /// The form that is published.
    public var text: String {
        let hash = stride(from: 24, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: id >> UInt32($0))
        }
        return "\(name)+\(Hex.encode(hash))+\(Base64.encode([WitnessKey.cosignature] + publicKey))"
    }
}
