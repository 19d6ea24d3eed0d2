internal import Digests
public import Terms

/// What a log promises at one size: C2SP tlog-checkpoint, the text of a signed note.
public struct Checkpoint: Hashable, Sendable {
    /// Which log: a schema-less URL that names the vault.
    public let origin: String
    /// How many entries it had.
    public let size: UInt64
    /// The root over them.
    public let root: Digest32

    /// States a size and a root of the log `origin`, one line of text.
    public init(origin: String, size: UInt64, root: Digest32) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// The note's text: three lines, no extension lines.
    public var body: String { "\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n" }

    /// Reads a note's text; extension lines are allowed and ignored, as the standard has it.
    public init(body: String) throws(NoteError) {
        let lines = NoteText.lines(of: body)
        guard lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }),
            let size = NoteText.decimal(lines[1]), let root = NoteText.digest(lines[2])
        else { throw .notACheckpoint }
        self.init(origin: lines[0], size: size, root: root)
    }

    /// Reads a signed checkpoint: the note must be signed by `key` and be of the log that `key`
    /// names.
    public init(note: String, signedBy key: VerifierKey) throws(NoteError) {
        let signed = try SignedNote(note)
        try signed.verify(by: key)
        try self.init(body: signed.text)
        guard origin.utf8.elementsEqual(key.name.utf8) else {
            throw .otherOrigin(expected: key.name)
        }
    }
}
