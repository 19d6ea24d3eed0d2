internal import Digests
internal import JSON
internal import Terms

/// The log's key handing it over to the next: an entry `key.rotated` that both keys signed, or an
/// `epoch.begun`, where the log goes on under another origin, too.
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

    /// Whether it began another epoch: what was signed of this one beyond its place is lost.
    public var beginsEpoch: Bool { !previous.name.utf8.elementsEqual(next.name.utf8) }

    /// Reads an entry at `seq`, after entries whose root is `root`; nil where it hands no log over.
    ///
    /// Throws ``LogFinding/wrongHandover(seq:clause:)`` where it is out of form or one of its
    /// signatures does not verify.
    init?(_ json: JSON, at seq: UInt64, root: Digest32) throws(LogFinding) {
        guard case .object(let entry) = json else { return nil }
        let isEpoch = entry["kind"] == .string("epoch.begun")
        guard isEpoch || entry["kind"] == .string("key.rotated") && entry["key"] == .string("log")
        else { return nil }
        func wrong(_ clause: String) -> LogFinding { .wrongHandover(seq: seq, clause: clause) }
        guard case .string(let before)? = entry["previous"],
            case .string(let after)? = entry["verifier_key"],
            let previous = try? VerifierKey(before), let next = try? VerifierKey(after)
        else { throw wrong("does not name two verifier keys") }
        guard previous != next, KeyHandover.follows(next, previous, isEpoch: isEpoch) else {
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

    /// The same origin, or a later epoch's of the same vault.
    private static func follows(
        _ next: VerifierKey, _ previous: VerifierKey, isEpoch: Bool
    ) -> Bool {
        guard isEpoch else { return previous.name.utf8.elementsEqual(next.name.utf8) }
        let (before, after) = (LogOrigin(previous.name), LogOrigin(next.name))
        return before.vault.utf8.elementsEqual(after.vault.utf8) && before.epoch < after.epoch
    }
}
