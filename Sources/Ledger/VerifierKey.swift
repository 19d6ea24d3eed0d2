/// The public key that checks a log's notes, in C2SP signed-note's form `name+hash+base64`.
public struct VerifierKey: Hashable, Sendable {
    private let key: NoteKey

    /// Names a key of 32 bytes; nil when the name or the length is not allowed.
    public init?(name: String, publicKey: [UInt8]) {
        guard let key = NoteKey(.note, name: name, publicKey: publicKey) else { return nil }
        self.key = key
    }

    /// Reads `name+hash+base64`; the hash must be the key's.
    public init(_ text: String) throws(NoteError) {
        guard let key = NoteKey(.note, reading: text) else { throw .notAVerifierKey }
        self.key = key
    }

    /// The key's name, which is the log's origin.
    public var name: String { key.name }

    /// The first four bytes of SHA-256(name || LF || type || key), which signature lines carry.
    public var id: UInt32 { key.id }

    /// The 32 bytes of the Ed25519 public key (RFC 8032).
    public var publicKey: [UInt8] { key.publicKey }

    /// The form that is published: `name+hash+base64`.
    public var text: String { key.text }

    var idBytes: [UInt8] { key.idBytes }
}
