/// A signature of `ssh-keygen -Y sign` (OpenSSH, PROTOCOL.sshsig version 1), taken apart.
public struct SSHSignature: Hashable, Sendable {
    /// What proves it, by the key's kind.
    enum Proof: Hashable {
        /// 64 bytes of Ed25519.
        case ed25519([UInt8])
        /// The two numbers of ECDSA, big-endian.
        case ecdsa(r: [UInt8], s: [UInt8])
    }

    /// What a security key says beside its signature, and signs, too (PROTOCOL.u2f).
    struct Token: Hashable {
        /// Bit 0 where somebody touched it, bit 2 where it knows who.
        let flags: UInt8
        /// How many signatures it has made; some keys always say 0.
        let counter: [UInt8]
    }

    /// The hash that its maker chose for the message.
    enum Hash: String {
        case sha256, sha512
    }

    /// The key that it names.
    public let key: SSHKey
    /// What it was made for.
    public let namespace: String
    /// Its bytes, without the armour.
    public let blob: [UInt8]
    let hash: Hash
    let proof: Proof
    let token: Token?

    private static let magic = Array("SSHSIG".utf8)
    private static let first = "-----BEGIN SSH SIGNATURE-----"
    private static let last = "-----END SSH SIGNATURE-----"
    /// The most bytes: above any of the kinds that are read here.
    private static let mostBytes = 1_024

    /// Takes the armour off and reads what is in it.
    public init(armored text: String) throws(SSHSignatureError) {
        // Some systems end lines with two characters, which Swift counts as one.
        var lines = text.replacing("\r\n", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        guard text.utf8.count <= 4 * SSHSignature.mostBytes, lines.count > 2,
            lines.first.map({ $0 == SSHSignature.first }) == true,
            lines.last.map({ $0 == SSHSignature.last }) == true,
            let blob = Base64.decode(lines.dropFirst().dropLast().joined())
        else { throw .malformed }
        try self.init(blob: blob)
    }

    /// Reads the bytes, to the last of them.
    public init(blob: [UInt8]) throws(SSHSignatureError) {
        var reader = SSHReader(blob)
        guard blob.count <= SSHSignature.mostBytes,
            reader.bytes(SSHSignature.magic.count) == SSHSignature.magic, reader.number() == 1,
            let keyBlob = reader.string(), let namespace = reader.text(), !namespace.isEmpty,
            // Nothing is defined for what is reserved, so whatever stands there is not understood.
            reader.string() == [], let hash = reader.text(), let proof = reader.string(),
            reader.isAtEnd
        else { throw .malformed }
        guard let key = SSHKey(blob: keyBlob) else { throw .unknownKind }
        guard let hash = Hash(rawValue: hash) else { throw .unknownHash }
        self.key = key
        self.namespace = namespace
        self.blob = blob
        self.hash = hash
        (self.proof, token) = try SSHSignature.read(proof, of: key.kind)
    }

    /// Reads the inner signature, which names its kind once more.
    private static func read(
        _ bytes: [UInt8], of kind: SSHKey.Kind
    ) throws(SSHSignatureError) -> (Proof, Token?) {
        var reader = SSHReader(bytes)
        guard reader.text() == kind.rawValue, let inner = reader.string() else {
            throw .malformed
        }
        let proof: Proof
        switch kind {
        case .ed25519, .tokenEd25519:
            guard inner.count == 64 else { throw .malformed }
            proof = .ed25519(inner)
        case .p256, .tokenP256:
            var numbers = SSHReader(inner)
            guard let r = numbers.positive(), let s = numbers.positive(), numbers.isAtEnd else {
                throw .malformed
            }
            proof = .ecdsa(r: r, s: s)
        }
        var token: Token?
        if kind == .tokenEd25519 || kind == .tokenP256 {
            guard let flags = reader.byte(), let counter = reader.bytes(4) else {
                throw .malformed
            }
            token = Token(flags: flags, counter: counter)
        }
        guard reader.isAtEnd else { throw .malformed }
        return (proof, token)
    }
}
