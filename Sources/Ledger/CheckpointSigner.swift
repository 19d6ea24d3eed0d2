/// What makes a checkpoint's signature: the log's key, which the ledger never sees.
public struct CheckpointSigner {
    /// Who verifies what this signs; its name is the log's origin.
    public let key: VerifierKey
    let sign: (_ body: [UInt8]) -> [UInt8]?

    /// Wraps a signer that answers 64 bytes of Ed25519 over the note's text, or nil when it can't.
    public init(key: VerifierKey, sign: @escaping (_ body: [UInt8]) -> [UInt8]?) {
        self.key = key
        self.sign = sign
    }
}
