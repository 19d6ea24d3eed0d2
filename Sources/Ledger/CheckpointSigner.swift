/// What makes a checkpoint's signature: the log's key, which the ledger never sees.
public struct CheckpointSigner {
    /// Answers 64 bytes of Ed25519 over a note's text, or nil when it can't.
    public typealias Sign = (_ body: [UInt8]) -> [UInt8]?

    /// Who verifies what this signs; its name is the log's origin.
    public let key: VerifierKey
    private let lines: [(key: VerifierKey, sign: Sign)]

    /// Wraps the log's key.
    public init(key: VerifierKey, sign: @escaping Sign) {
        self.key = key
        lines = [(key, sign)]
    }

    private init(key: VerifierKey, lines: [(key: VerifierKey, sign: Sign)]) {
        self.key = key
        self.lines = lines
    }

    /// Signs with the next key as well: for the one checkpoint that a hand-over lies under.
    public func joined(by next: CheckpointSigner) -> CheckpointSigner {
        CheckpointSigner(key: key, lines: lines + next.lines)
    }

    /// The note over a checkpoint's body; nil where a signature can't be made.
    func note(over body: String) -> String? {
        var signatures: [NoteSignature] = []
        for line in lines {
            guard let signature = line.sign(Array(body.utf8)), signature.count == 64 else {
                return nil
            }
            signatures.append(NoteSignature(by: line.key, bytes: signature))
        }
        return SignedNote(text: body, signatures: signatures).encoded
    }
}
