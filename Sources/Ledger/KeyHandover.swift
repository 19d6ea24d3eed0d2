internal import Digests
internal import JSON
internal import Terms

/// The log's key handing it over to the next: an entry `key.rotated` that both keys signed.
///
/// What they sign names the tree of the entries before it, so that a hand-over holds in one history
/// only.
public struct KeyHandover: Hashable, Sendable {
    /// The place of its entry: checkpoints over more than this many are the next key's.
    public let seq: UInt64
    /// Who handed over.
    public let previous: VerifierKey
    /// Who signs from there on.
    public let next: VerifierKey

    /// What both keys sign: a header, the two keys, and the text of a checkpoint over all entries
    /// before the hand-over's own.
    ///
    /// No checkpoint begins with that header, and no cosignature.
    public static func statement(
        over tree: Checkpoint, from previous: VerifierKey, to next: VerifierKey
    ) -> [UInt8] {
        Array("bursar/log-key/v1\n\(previous.text)\n\(next.text)\n\(tree.body)".utf8)
    }

    /// Reads an entry `key.rotated` at `seq`, after entries whose root is `root`; nil where it is of
    /// another key than the log's.
    ///
    /// Throws ``LogFinding/wrongHandover(seq:clause:)`` where it is out of form or one of its
    /// signatures does not verify.
    init?(_ json: JSON, at seq: UInt64, root: Digest32) throws(LogFinding) {
        guard case .object(let entry) = json, entry["key"] == .string("log") else { return nil }
        func wrong(_ clause: String) -> LogFinding { .wrongHandover(seq: seq, clause: clause) }
        guard case .string(let before)? = entry["previous"],
            case .string(let after)? = entry["verifier_key"],
            let previous = try? VerifierKey(before), let next = try? VerifierKey(after)
        else { throw wrong("does not name two verifier keys") }
        guard previous.name.utf8.elementsEqual(next.name.utf8), previous != next else {
            throw wrong("does not hand over from one key of a log to another of its own")
        }
        let tree = Checkpoint(origin: previous.name, size: seq, root: root)
        let statement = KeyHandover.statement(over: tree, from: previous, to: next)
        guard case .object(let signatures)? = entry["signatures"] else {
            throw wrong("has no signatures")
        }
        for (key, member) in [(previous, "previous"), (next, "next")] {
            guard case .string(let text)? = signatures[member],
                let signature = Base64.decode(text),
                Ed25519.verify(
                    signature: signature, message: statement, publicKey: key.publicKey)
            else { throw wrong("is not signed by the \(member) key over the entries before it") }
        }
        self.seq = seq
        self.previous = previous
        self.next = next
    }
}
