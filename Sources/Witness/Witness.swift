internal import Digests
public import Ledger
internal import Terms

/// Remembers the longest checkpoint of each log and cosigns what extends it (C2SP tlog-witness).
///
/// What is remembered is on disk before a cosignature leaves, so that no two are ever made of two
/// histories: not by two requests at once, and not over a crash. Confined to whoever made it.
public final class Witness {
    /// The most bytes a request may have: all hashes, and a checkpoint of some length.
    public static let longestRequest = 1 << 16

    private let store: WitnessStore
    private let signingKey: CosigningKey
    /// The key that checks what this witness signs.
    public let key: WitnessKey

    /// Makes a witness in a directory that has none: a key of its own and an empty memory.
    public static func create(in directory: String, name: String) throws(WitnessError) -> Witness {
        let store = try WitnessStore.create(directory)
        let made = try CosigningKey.make(at: store.keyPath)
        guard let key = WitnessKey(name: name, publicKey: made.publicKey) else { throw .badName }
        // Last: without its name the directory holds no witness.
        try store.write(name: key.text)
        return Witness(store: store, signingKey: made, key: key)
    }

    /// Opens the witness in a directory; no other process can, until this value is gone.
    public static func open(in directory: String) throws(WitnessError) -> Witness {
        let store = try WitnessStore.open(directory)
        let text = try store.name()
        let signingKey = try CosigningKey.read(at: store.keyPath)
        guard let key = try? WitnessKey(text), key.publicKey == signingKey.publicKey else {
            throw .altered(path: store.namePath, clause: "does not name the key beside it")
        }
        return Witness(store: store, signingKey: signingKey, key: key)
    }

    private init(store: consuming WitnessStore, signingKey: consuming CosigningKey, key: WitnessKey)
    {
        self.store = store
        self.signingKey = signingKey
        self.key = key
    }

    /// Answers a request; a cosignature is of what is on disk.
    ///
    /// - Parameters:
    ///   - body: the request's, as it came.
    ///   - logs: the keys that are trusted; each is of the log it names, and a log may have several.
    ///   - now: seconds since 1970.
    public func add(
        _ body: [UInt8], trusting logs: [VerifierKey], now: UInt64
    ) throws(WitnessError) -> WitnessReply {
        guard body.count <= Witness.longestRequest,
            let text = String(validating: body, as: UTF8.self)
        else {
            return .malformed(
                clause: "is not UTF-8, or longer than \(Witness.longestRequest) bytes")
        }
        let request: CheckpointRequest
        let note: SignedNote
        let offered: Checkpoint
        do throws(NoteError) {
            request = try CheckpointRequest(text)
            note = try SignedNote(request.note)
            offered = try Checkpoint(body: note.text)
        } catch { return .malformed(clause: error.clause) }
        let keys = logs.filter { $0.name.utf8.elementsEqual(offered.origin.utf8) }
        guard !keys.isEmpty else { return .unknown(origin: offered.origin) }
        if let clause = Witness.fault(of: note, keys) { return .unsigned(clause: clause) }
        let known = try remembered(offered.origin)
        if let refusal = Witness.refusal(of: request, offered, known?.checkpoint) {
            if case .fork = refusal { try store.keep(evidence: request.note) }
            return refusal
        }
        let signed = keys.compactMap { key in
            note.signatures.first { $0.id == key.id && $0.name.utf8.elementsEqual(key.name.utf8) }
        }
        return try cosign(
            SignedNote(text: note.text, signatures: signed), offered,
            at: max(now, known?.time ?? 0))
    }

    /// The longest checkpoint of a log with this witness's line under it; nil before the first.
    public func note(of origin: String) throws(WitnessError) -> String? {
        _ = try remembered(origin)
        return try store.note(of: origin)
    }

    /// What is wrong with the signatures: one of the log's keys must have signed, and none wrongly.
    private static func fault(of note: SignedNote, _ keys: [VerifierKey]) -> String? {
        var fault: NoteError?
        var isSigned = false
        for key in keys {
            do throws(NoteError) {
                try note.verify(by: key)
                isSigned = true
            } catch {
                if case .wrongSignature = error { return error.clause }
                fault = error
            }
        }
        return isSigned ? nil : fault?.clause ?? ""
    }

    /// In the standard's order; nil where the checkpoint extends what is known.
    static func refusal(
        of request: CheckpointRequest, _ offered: Checkpoint, _ known: Checkpoint?
    ) -> WitnessReply? {
        let size = known?.size ?? 0
        guard request.old <= offered.size else {
            return .malformed(
                clause: "starts from \(request.old) entries, and its checkpoint has \(offered.size)"
            )
        }
        guard request.old == size else { return .conflict(known: size, offered: offered.size) }
        let root = known?.root ?? MerkleHash.empty
        if request.old == offered.size, root != offered.root { return .fork(size: size) }
        let isProven = MerkleTree.verifyConsistency(
            from: size, oldRoot: root, to: offered.size, newRoot: offered.root,
            proof: request.proof)
        return isProven ? nil : .unproven(known: size, offered: offered.size)
    }

    /// Remembers and signs a note of which only the lines that were verified are left, one a key.
    ///
    /// Lines by others are none of this witness's word, and as many as a note may have would leave no room
    /// for its own.
    private func cosign(
        _ note: SignedNote, _ offered: Checkpoint, at time: UInt64
    ) throws(WitnessError) -> WitnessReply {
        let message = Cosignature.message(time: time, body: note.text)
        let cosignature = Cosignature(time: time, signature: try signingKey.sign(message))
        let line = cosignature.noteSignature(by: key)
        let kept = SignedNote(text: note.text, signatures: note.signatures + [line])
        try store.remember(kept.encoded, of: offered.origin)
        return .cosigned(line: cosignature.line(by: key), size: offered.size)
    }

    /// The last checkpoint that was cosigned, as this witness's own signature proves.
    private func remembered(
        _ origin: String
    ) throws(WitnessError) -> (checkpoint: Checkpoint, time: UInt64)? {
        guard let text = try store.note(of: origin) else { return nil }
        do throws(NoteError) {
            let note = try SignedNote(text)
            let time = try note.cosignature(by: key).time
            let checkpoint = try Checkpoint(body: note.text)
            guard checkpoint.origin.utf8.elementsEqual(origin.utf8) else {
                throw .otherOrigin(expected: origin)
            }
            return (checkpoint, time)
        } catch {
            throw .altered(path: store.path(of: origin), clause: error.clause)
        }
    }
}
