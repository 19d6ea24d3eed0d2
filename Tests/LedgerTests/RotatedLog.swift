import Digests
import Ledger
import Terms

/// A log whose key is handed over, entry by entry: honestly unless a test changes it.
struct RotatedLog {
    private(set) var lines: [[UInt8]] = []
    private(set) var tree = MerkleTree()

    /// Adds plain entries until there are so many.
    mutating func grow(to size: Int) {
        while lines.count < size { add(entry(UInt64(lines.count))) }
    }

    mutating func add(_ line: [UInt8]) {
        lines.append(line)
        tree.append(leaf: MerkleHash.leaf(line))
    }

    /// Adds the entry that hands the log over.
    ///
    /// - Parameters:
    ///   - size, root: what the statement is over; the tree so far, if not given.
    ///   - oldSigner, newSigner: who really signs; the two keys, if not given.
    mutating func rotate(
        from old: TestLog, to new: TestLog, size: UInt64? = nil, root: Digest32? = nil,
        oldSigner: TestLog? = nil, newSigner: TestLog? = nil
    ) {
        let over = Checkpoint(
            origin: old.key.name, size: size ?? tree.size, root: root ?? tree.root)
        let statement = KeyHandover.statement(over: over, from: old.key, to: new.key)
        add(
            RotatedLog.line(
                tree.size, from: old.key.text, to: new.key.text,
                previous: Base64.encode((oldSigner ?? old).sign(statement)),
                next: Base64.encode((newSigner ?? new).sign(statement))))
    }

    static func line(
        _ seq: UInt64, from old: String, to new: String, previous: String, next: String,
        key: String = "log"
    ) -> [UInt8] {
        let blind = String(repeating: "0", count: 32 - String(seq).count) + String(seq)
        let time = Timestamp.precise(Moment(seconds: 1_790_000_000 + Int64(seq)))
        return Array(
            """
            {"actor":{"name":"","role":"admin","uid":0},"blind":"\(blind)","key":"\(key)",\
            "kind":"key.rotated","previous":"\(old)","reason":"","sealed":[],"seq":\(seq),\
            "signatures":{"next":"\(next)","previous":"\(previous)"},"time":"\(time)","v":1,\
            "verifier_key":"\(new)"}
            """.utf8)
    }

    /// The checkpoint of a size, signed by all of them.
    func note(_ size: UInt64, by signers: TestLog...) -> String {
        let body = Checkpoint(
            origin: signers[0].key.name, size: size, root: tree.root(at: size) ?? MerkleHash.empty
        ).body
        return SignedNote(
            text: body,
            signatures: signers.map { NoteSignature(by: $0.key, bytes: $0.sign(Array(body.utf8))) }
        ).encoded
    }
}
