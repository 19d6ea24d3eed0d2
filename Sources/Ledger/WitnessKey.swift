/// The public key that checks a witness's cosignatures: `name+hash+base64` of type 0x04 (C2SP
/// tlog-cosignature).
///
/// A type of its own, so that no witness can stand in for a log: their lines sign different texts.
public struct WitnessKey: Hashable, Sendable {
    private let key: NoteKey

    /// Names a key of 32 bytes; nil when the name or the length is not allowed.
    public init?(name: String, publicKey: [UInt8]) {
        guard let key = NoteKey(.cosignature, name: name, publicKey: publicKey) else { return nil }
        self.key = key
    }

    /// Reads `name+hash+base64`; the hash must be the key's.
    public init(_ text: String) throws(NoteError) {
        guard let key = NoteKey(.cosignature, reading: text) else { throw .notAWitnessKey }
        self.key = key
    }

    /// Who the witness is: a schema-less URL.
    public var name: String { key.name }

    /// The first four bytes of SHA-256(name || LF || 0x04 || key), which signature lines carry.
    public var id: UInt32 { key.id }

    /// The 32 bytes of the Ed25519 public key (RFC 8032).
    public var publicKey: [UInt8] { key.publicKey }

    /// The form that is published.
    public var text: String { key.text }
}
