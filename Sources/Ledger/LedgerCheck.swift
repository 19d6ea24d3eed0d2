/// LedgerCheck compares a log with what was promised about it: the stored checkpoint and the
/// anchor.
struct LedgerCheck {
    let tree: MerkleTree
    let stored: String?
    let anchor: AnchorState
    let key: VerifierKey
    /// Keys that were in force before.
    var earlier: [EndedKey] = []

    /// Answers how many entries stand after the signed ones, or throws the first finding.
    ///
    /// - Parameter anchored: whether the log must reach its anchor, as all must but a copy that is put back.
    func unsignedTail(anchored: Bool = true) throws(LedgerFinding) -> UInt64 {
        guard let stored else { throw .checkpointMissing }
        let signed: Checkpoint
        do throws(NoteError) { signed = try Checkpoint(note: stored, signedBy: key) } catch {
            throw .checkpointInvalid(error)
        }
        // The anchor first: an old copy of the database agrees with its own old checkpoint.
        if anchored { try compareAnchor(with: signed) }
        guard signed.size <= tree.size else {
            throw .entriesMissing(size: tree.size, signed: signed.size)
        }
        guard let root = tree.root(at: signed.size), root == signed.root else {
            throw .entriesAltered(
                signed: signed.size, root: tree.root(at: signed.size) ?? tree.root)
        }
        return tree.size - signed.size
    }

    private func compareAnchor(with signed: Checkpoint) throws(LedgerFinding) {
        let note: String
        switch anchor {
        case .missing: throw .anchorMissing
        case .unreadable: throw .anchorUnreadable
        case .note(let text): note = text
        }
        let found: Checkpoint?
        do throws(NoteError) { found = try read(anchor: note) } catch {
            throw .anchorInvalid(error)
        }
        guard let anchored = found else { return }
        guard anchored.size <= tree.size else {
            throw .behindAnchor(size: tree.size, anchored: anchored.size)
        }
        guard anchored.size <= signed.size else {
            throw .checkpointBehindAnchor(signed: signed.size, anchored: anchored.size)
        }
        guard let root = tree.root(at: anchored.size), root == anchored.root else {
            throw .anchorAltered(
                anchored: anchored.size, root: tree.root(at: anchored.size) ?? tree.root)
        }
    }

    /// The anchor is written after the database: a crash between the two leaves one by the key before.
    ///
    /// Nil where it is the one whose loss the log itself says.
    private func read(anchor note: String) throws(NoteError) -> Checkpoint? {
        let fault: NoteError
        do throws(NoteError) { return try Checkpoint(note: note, signedBy: key) } catch {
            fault = error
        }
        for ended in earlier {
            guard let anchored = try? Checkpoint(note: note, signedBy: ended.key) else { continue }
            if anchored == ended.lost { return nil }
            // Beyond its end a key signs nothing: what it does sign there, its thief has signed.
            if anchored.size <= ended.end { return anchored }
        }
        throw fault
    }
}
