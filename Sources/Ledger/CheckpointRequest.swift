internal import Digests
public import Terms

/// What a log asks of a witness: the body of an add-checkpoint request (C2SP tlog-witness).
public struct CheckpointRequest: Hashable, Sendable {
    /// The most hashes a request may hold.
    public static let proofLimit = 63

    /// The size that the witness is believed to have cosigned last; 0 before the first.
    public let old: UInt64
    /// The consistency proof from there to the checkpoint (RFC 6962 2.1.2).
    public let proof: [Digest32]
    /// The checkpoint's signed note, verbatim.
    public let note: String

    /// Gathers the parts.
    public init(old: UInt64, proof: [Digest32], note: String) {
        self.old = old
        self.proof = proof
        self.note = note
    }

    /// Reads a body: `old SIZE`, a hash a line, a blank line, the note.
    public init(_ text: String) throws(NoteError) {
        let lines = NoteText.lines(of: text)
        guard let first = lines.first, first.hasPrefix("old "),
            let old = NoteText.decimal(String(first.dropFirst("old ".count)))
        else { throw .notARequest }
        var proof: [Digest32] = []
        var next = 1
        while next < lines.count, !lines[next].isEmpty {
            guard proof.count < CheckpointRequest.proofLimit,
                let hash = NoteText.digest(lines[next])
            else { throw .notARequest }
            proof.append(hash)
            next += 1
        }
        guard next + 1 < lines.count else { throw .notARequest }
        let note = lines[(next + 1)...].map { $0 + "\n" }.joined()
        self.init(old: old, proof: proof, note: note)
    }

    /// The body that is sent.
    public var text: String {
        "old \(old)\n" + proof.map { Base64.encode($0.bytes) + "\n" }.joined() + "\n" + note
    }
}
