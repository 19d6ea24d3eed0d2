internal import Digests

/// A signed note: text with signature lines under it (C2SP signed-note).
public struct SignedNote: Hashable, Sendable {
    /// How many signature lines are read; the standard asks for sixteen at least.
    public static let signatureLimit = 64

    /// What is signed, its last LF included.
    public let text: String
    /// The lines below the blank one.
    public let signatures: [NoteSignature]

    /// Puts signatures under a text that ends in LF.
    public init(text: String, signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note; nothing is verified yet.
    public init(_ note: String) throws(NoteError) {
        let lines = NoteText.lines(of: note)
        // The last blank line parts text from signatures: the text itself may have others.
        guard let blank = lines.lastIndex(of: ""), blank > 0, blank + 1 < lines.count,
            note.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A })
        else { throw .notANote }
        let claimed = lines[(blank + 1)...]
        guard claimed.count <= SignedNote.signatureLimit else {
            throw .tooManySignatures(count: claimed.count)
        }
        var signatures: [NoteSignature] = []
        for (index, line) in claimed.enumerated() {
            guard let signature = NoteSignature(line: line) else {
                throw .malformedSignature(line: index + 1)
            }
            signatures.append(signature)
        }
        self.init(text: lines[..<blank].map { $0 + "\n" }.joined(), signatures: signatures)
    }

    /// The note as it is stored and sent.
    public var encoded: String { text + "\n" + signatures.map(\.line).joined() }

    /// Checks that `key` signed the text.
    ///
    /// Lines by other keys are ignored; one line by this key that does not verify rejects the note.
    public func verify(by key: VerifierKey) throws(NoteError) {
        let own = signatures.filter { $0.isClaimed(by: key) }
        guard !own.isEmpty else { throw .unsigned(by: key.name) }
        let message = Array(text.utf8)
        for signature in own {
            let holds = Ed25519.verify(
                signature: signature.bytes, message: message, publicKey: key.publicKey)
            guard holds else { throw .wrongSignature(by: key.name) }
        }
    }
}
