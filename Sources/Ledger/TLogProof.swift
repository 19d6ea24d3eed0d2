internal import Digests
public import Terms

/// A receipt: offline proof that an entry is in the log (C2SP tlog-proof, version 1).
public struct TLogProof: Hashable, Sendable {
    private static let header = "c2sp.org/tlog-proof@v1"

    /// The entry's place, from 0.
    public let index: UInt64
    /// The audit path, from the leaf's sibling upwards.
    public let path: [Digest32]
    /// The checkpoint's signed note, verbatim.
    public let checkpoint: String

    /// Gathers the parts.
    public init(index: UInt64, path: [Digest32], checkpoint: String) {
        self.index = index
        self.path = path
        self.checkpoint = checkpoint
    }

    /// Reads the text; unauthenticated extra data is allowed and ignored.
    public init(_ text: String) throws(NoteError) {
        let lines = NoteText.lines(of: text)
        var next = 1
        guard lines.first == TLogProof.header else { throw .notAProof }
        if next < lines.count, lines[next].hasPrefix("extra ") { next += 1 }
        guard next < lines.count, lines[next].hasPrefix("index "),
            let index = NoteText.decimal(String(lines[next].dropFirst("index ".count)))
        else { throw .notAProof }
        next += 1
        var path: [Digest32] = []
        // A tree of 2^64 leaves has paths of 64 hashes.
        while next < lines.count, path.count < 64, let hash = NoteText.digest(lines[next]) {
            path.append(hash)
            next += 1
        }
        guard next + 1 < lines.count, lines[next].isEmpty else { throw .notAProof }
        let rest = lines[(next + 1)...].map { $0 + "\n" }.joined()
        self.init(index: index, path: path, checkpoint: rest)
    }

    /// The text that is handed out.
    public var text: String {
        // One call for all hashes, since every paid request makes a receipt. A hash with a zero
        // byte after it is 44 digits, of which only the last differs from the padded form of the
        // hash alone.
        var joined: [UInt8] = []
        joined.reserveCapacity(path.count * 33)
        for hash in path {
            hash.append(to: &joined)
            joined.append(0)
        }
        var out = Array("\(TLogProof.header)\nindex \(index)\n".utf8)
        out.reserveCapacity(out.count + path.count * 45 + 1 + checkpoint.utf8.count)
        var column = 0
        for digit in Base64.encode(joined).utf8 {
            column += 1
            out.append(column == 44 ? UInt8(ascii: "=") : digit)
            guard column == 44 else { continue }
            out.append(UInt8(ascii: "\n"))
            column = 0
        }
        out.append(UInt8(ascii: "\n"))
        out.append(contentsOf: checkpoint.utf8)
        return String(decoding: out, as: UTF8.self)
    }

    /// Checks that the log of `key` signed a tree in which `leaf` stands at ``index``.
    ///
    /// Returns the checkpoint that was signed.
    @discardableResult
    public func verify(leaf: Digest32, signedBy key: VerifierKey) throws(NoteError) -> Checkpoint {
        let signed = try Checkpoint(note: checkpoint, signedBy: key)
        let included = MerkleTree.verifyInclusion(
            of: leaf, at: index, size: signed.size, proof: path, root: signed.root)
        guard included else { throw .notIncluded(index: index, size: signed.size) }
        return signed
    }
}
