internal import Digests
internal import Terms

/// What the keys of logs and of witnesses have in common: a name, an Ed25519 key, and the type of what it signs
/// (C2SP signed-note).
///
/// ``VerifierKey`` and ``WitnessKey`` are types of their own, so that neither stands in for the other.
struct NoteKey: Hashable, Sendable {
    /// Signed-note's bytes for what a key signs.
    enum Kind: UInt8, Sendable {
        /// A note, by plain Ed25519.
        case note = 1
        /// A cosignature with its time.
        case cosignature = 4
    }

    let kind: Kind
    let name: String
    let publicKey: [UInt8]
    /// The first four bytes of SHA-256(name || LF || type || key).
    let id: UInt32

    /// Names a key of 32 bytes; nil when the name or the length is not allowed.
    init?(_ kind: Kind, name: String, publicKey: [UInt8]) {
        guard NoteText.isKeyName(name), publicKey.count == 32 else { return nil }
        let hash = SHA256.hash(Array(name.utf8) + [0x0A, kind.rawValue] + publicKey).bytes
        self.kind = kind
        self.name = name
        self.publicKey = publicKey
        id = hash.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads `name+hash+base64` of this kind, in its one form; nil for anything else.
    init?(_ kind: Kind, reading text: String) {
        // The base64 may hold a plus itself: only the first two separate.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.decode(String(parts[2])),
            bytes.count == 33, bytes.first == kind.rawValue
        else { return nil }
        self.init(kind, name: String(parts[0]), publicKey: Array(bytes.dropFirst()))
        // The hash must be the key's, and spelled as it is published.
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// The form that is published.
    var text: String {
        "\(name)+\(Hex.encode(idBytes))+\(Base64.encode([kind.rawValue] + publicKey))"
    }

    /// The id, big-endian.
    var idBytes: [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: id >> UInt32($0)) }
    }
}
