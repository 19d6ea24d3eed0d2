internal import Terms

extension SSHSignature {
    /// Throws why this is not its own key's signature on `message` for `namespace`.
    ///
    /// Whose key that is, is the caller's to know. A security key counts only where somebody touched it: that is
    /// what tells a person's word from that of a program on the person's machine.
    public func check(message: [UInt8], namespace: String) throws(SSHSignatureError) {
        guard self.namespace == namespace else { throw .otherNamespace(self.namespace) }
        let signed = signed(message)
        let holds: Bool
        switch (proof, token) {
        case (.ed25519(let signature), nil):
            holds = Ed25519.verify(
                signature: signature, message: signed, publicKey: key.point)
        case (.ecdsa(let r, let s), nil):
            holds = P256.verify(r: r, s: s, message: signed, point: key.point)
        case (.ed25519(let signature), let token?):
            holds = Ed25519.verify(
                signature: signature, message: said(by: token, signed), publicKey: key.point)
        case (.ecdsa(let r, let s), let token?):
            holds = P256.verify(r: r, s: s, message: said(by: token, signed), point: key.point)
        }
        guard holds else { throw .wrong }
        // Last: who altered the flags broke the signature, and is told so.
        if let token, token.flags & 1 == 0 { throw .untouched }
    }

    /// What is signed in the message's place (PROTOCOL.sshsig, "Signed Data").
    private func signed(_ message: [UInt8]) -> [UInt8] {
        let digest =
            switch hash {
            case .sha256: SHA256.hash(message).bytes
            case .sha512: SHA512.hash(message)
            }
        return Array("SSHSIG".utf8) + SSHReader.string(Array(namespace.utf8))
            + SSHReader.string([]) + SSHReader.string(Array(hash.rawValue.utf8))
            + SSHReader.string(digest)
    }

    /// What a security key signs in its place.
    private func said(by token: Token, _ signed: [UInt8]) -> [UInt8] {
        SHA256.hash(key.application).bytes + [token.flags] + token.counter
            + SHA256.hash(signed).bytes
    }
}
