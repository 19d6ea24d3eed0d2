/// An OpenSSH public key (RFC 4253 section 6.6, RFC 8709, PROTOCOL.u2f) of a kind whose signatures are read here.
public struct SSHKey: Hashable, Sendable {
    /// The kinds there are, by the names that they have on a key's line.
    public enum Kind: String, CaseIterable, Sendable {
        /// Ed25519.
        case ed25519 = "ssh-ed25519"
        /// ECDSA over NIST P-256.
        case p256 = "ecdsa-sha2-nistp256"
        /// Ed25519 on a security key (FIDO).
        case tokenEd25519 = "sk-ssh-ed25519@openssh.com"
        /// ECDSA over NIST P-256 on a security key (FIDO).
        case tokenP256 = "sk-ecdsa-sha2-nistp256@openssh.com"
    }

    /// Its kind.
    public let kind: Kind
    /// The point: 32 bytes of Ed25519, 65 of P-256.
    let point: [UInt8]
    /// What a security key signs for; empty for other kinds.
    let application: [UInt8]
    /// Its form on the wire.
    let blob: [UInt8]

    /// The most bytes that a key has here: a security key's application is a short name.
    private static let mostBytes = 256

    /// Reads the form on the wire; nil for another kind, or what is no key.
    public init?(blob: [UInt8]) {
        guard blob.count <= SSHKey.mostBytes else { return nil }
        var reader = SSHReader(blob)
        guard let kind = reader.text().flatMap(Kind.init) else { return nil }
        var application: [UInt8] = []
        switch kind {
        case .ed25519, .tokenEd25519:
            guard let point = reader.string(), point.count == 32 else { return nil }
            self.point = point
        case .p256, .tokenP256:
            guard reader.text() == "nistp256", let point = reader.string(), P256.isPoint(point)
            else { return nil }
            self.point = point
        }
        if kind == .tokenEd25519 || kind == .tokenP256 {
            // Others are a web site's keys, and no signature of theirs is one of SSH.
            guard let name = reader.text(), name.hasPrefix("ssh:") else { return nil }
            application = Array(name.utf8)
        }
        guard reader.isAtEnd else { return nil }
        self.kind = kind
        self.application = application
        self.blob = blob
    }

    /// Reads a line of a `.pub` file: the kind, the key in Base64, and a comment, which is passed over.
    public init?(_ line: String) {
        let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, let blob = Base64.decode(String(parts[1])),
            let key = SSHKey(blob: blob), key.kind.rawValue == parts[0]
        else { return nil }
        self = key
    }

    /// The line without a comment.
    public var text: String { "\(kind.rawValue) \(Base64.encode(blob))" }
}
