internal import Digests
public import Terms

/// The log: entries in a Merkle tree, with blobs and rows that change together with them.
///
/// Confined to one loop, which stages and commits; one thread of its own writes. What is staged is
/// visible to nobody until it is durable.
public final class Ledger {
    /// The most an entry may hold: tlog-tiles bundles give its length in two bytes.
    public static let entryLimit = 65_535

    let tree: TiledTree
    let files: LedgerFiles
    let writer: Writer
    /// Whether the log was compared with its checkpoint and anchor; before that nothing is signed.
    var isChecked: Bool
    private var staged: Batch
    /// The rows of the batch that the writer has.
    private var handed: [RowChange] = []
    private var thread: WorkerThread?
    /// What reading the entries found wrong; ``check(under:earlier:)`` tells.
    let damage: LedgerFinding?
    /// The entry that names the last snapshot there was when the log was opened; nil where the log is to be read
    /// whole.
    let snapshot: UInt64?
    /// The right edge under the last checkpoint that a receipt was made for.
    var receiptEdge: MerkleEdge?

    /// Makes a new ledger; refuses when the database or the anchor is there already.
    public static func create(_ files: LedgerFiles) throws(LedgerError) -> Ledger {
        guard Anchor.read(at: files.anchor) == .missing else { throw .exists(path: files.anchor) }
        try Connection.create(at: files.database)
        do throws(LedgerError) {
            let ledger = try Ledger(files)
            // A vault that begins on a full disk could not even say so.
            guard !ledger.isLow else {
                ledger.close()
                throw .full
            }
            ledger.isChecked = true
            return ledger
        } catch {
            // Or the next attempt would take the empty ledger for a vault.
            files.discard()
            throw error
        }
    }

    /// Up to so many entries a log is read whole before anything else; of a longer one what comes after its last
    /// snapshot, and the rest while the vault works.
    public static let readAtOnce: UInt64 = 10_000

    /// Opens a ledger; what a killed process left is flushed before any entry is trusted.
    ///
    /// Reads every entry up to `limit`, and those after the last snapshot. Until ``check(under:)`` has passed,
    /// entries can be added but not signed over.
    public static func open(
        _ files: LedgerFiles, atOnce limit: UInt64 = Ledger.readAtOnce
    ) throws(LedgerError) -> Ledger {
        try Ledger(files, atOnce: limit)
    }

    private init(
        _ files: LedgerFiles, atOnce limit: UInt64 = Ledger.readAtOnce
    ) throws(LedgerError) {
        let ballast = Ballast(path: files.ballast, size: files.ballastSize)
        var gaveBallast = false
        let connection = try Ledger.openWriter(files, ballast, &gaveBallast)
        var isLow = gaveBallast
        if !isLow { isLow = try !ballast.makeIfMissing() }
        let reader = try LedgerReader(files)
        tree = try reader.tree()
        snapshot = tree.size > limit ? try reader.lastSnapshot(of: tree.size) : nil
        damage = try reader.scrub(from: snapshot ?? 0, upTo: tree.size)
        let note = try reader.storedNote()
        writer = try Writer(
            store: try Store(connection), anchorPath: files.anchor, ballast: ballast,
            standing: WriterStanding(isLow: isLow, hadBallast: gaveBallast),
            durable: Durable(size: tree.size, note: note))
        staged = Batch(first: tree.size)
        self.files = files
        isChecked = false
        let writer = writer
        thread = try WorkerThread("the writer's thread") { writer.run() }
    }

    /// Opens the database; on a full disk with the room that the ballast had, and says whether it was needed.
    private static func openWriter(
        _ files: LedgerFiles, _ ballast: Ballast, _ gaveBallast: inout Bool
    ) throws(LedgerError) -> Connection {
        do throws(LedgerError) { return try Connection.openWriter(at: files.database) } catch {
            guard error.isFull, ballast.release() else { throw error }
        }
        gaveBallast = true
        return try Connection.openWriter(at: files.database)
    }

    deinit { close() }

    /// How many entries there are, staged ones included: the place of the next.
    public var size: UInt64 { tree.size }

    /// The root over all of them, staged ones included.
    public var root: Digest32 { tree.root }

    /// How many entries are durable.
    public var durableSize: UInt64 { writer.durable.size }

    /// The last signed checkpoint that is durable, as a C2SP note; nil before the first.
    public var checkpoint: String? { writer.durable.note }

    /// Whether something waits for a commit.
    public var hasStaged: Bool { !staged.isEmpty }

    /// Stages an entry, 65,535 bytes at most.
    public func append(_ entry: [UInt8]) throws(LedgerError) -> EntryID {
        guard entry.count <= Ledger.entryLimit else { throw .entryTooLong(count: entry.count) }
        let id = EntryID(seq: tree.size, entry: entry)
        staged.tiles += tree.append(leaf: id.leaf)
        staged.entries.append(entry)
        staged.leaves.append(id.leaf)
        return id
    }

    /// Stages a blob; an entry names it by the SHA-256 that is returned.
    public func stage(blob: [UInt8]) -> Digest32 {
        let hash = SHA256.hash(blob)
        staged.blobs.append((hash, blob))
        return hash
    }

    /// Stages the end of a blob that no entry names any longer.
    public func stage(dropping blob: Digest32) { staged.dropped.append(blob) }

    /// Stages where a payment's last decision stands, with the decision.
    public func stage(place: PaymentPlace) { staged.places.append(place) }

    /// Stages which entry ended a payment, with that entry.
    public func stage(ending payment: PaymentID, at seq: UInt64) {
        staged.endings.append((payment, seq))
    }

    /// Stages a row, which replaces the one with its id.
    public func stage(row: Row) { staged.rows.append(.put(row)) }

    /// Stages a row in the place of one whose key is to be gone: the write-ahead log, which has that one in
    /// older frames, is emptied as soon as the batch is durable.
    public func stage(shredding row: Row) {
        staged.rows.append(.put(row))
        staged.shreds = true
    }

    /// Stages the removal of a row.
    public func stage(removing id: [UInt8], from table: RowTable) {
        staged.rows.append(.remove(table, id: id))
    }

    /// The ids of a table's rows that are to change and may not be durable yet.
    public func underway(_ table: RowTable) -> Set<[UInt8]> {
        Set(
            (staged.rows + handed).compactMap { change in
                switch change {
                case .put(let row): row.table == table ? row.id : nil
                case .remove(let other, let id): other == table ? id : nil
                }
            })
    }

    /// Notes that what was handed to the writer is durable.
    func landed() { handed = [] }

    /// Stages the end of bodies that the archive has: whole bundles from the first that is not archived on.
    ///
    /// To be staged with the entry that says so; leaves and tiles stay, and so does the first entry's body.
    public func stage(archiving entries: Range<UInt64>) { staged.archived = entries }

    /// Hands all that is staged to the writer as one batch and returns at once.
    ///
    /// With a signer the batch ends in a signed checkpoint, made here on the caller's thread.
    /// `done` is called on the writer's thread once everything is durable; after a failure every
    /// later commit fails too.
    public func commit(signedBy signer: CheckpointSigner? = nil, done: @escaping Done) {
        tree.forget(below: durableSize)
        var batch = staged
        staged = Batch(first: tree.size)
        handed = batch.rows
        var job: Result<Batch, LedgerError> = .failure(.closed)
        do throws(LedgerError) {
            if let signer { batch.note = try signedNote(by: signer) }
            job = .success(batch)
        } catch { job = .failure(error) }
        guard thread != nil else { return done(.failure(.closed)) }
        writer.enqueue(Writer.Job(batch: job, done: done))
    }

    /// Called once a batch is durable, or not.
    public typealias Done = @Sendable (Result<Committed, LedgerError>) -> Void

    /// Writes what waits, flushes the anchor, empties the write-ahead log and ends the thread.
    public func close() {
        guard let thread = thread.take() else { return }
        writer.close()
        thread.join()
    }

    private func signedNote(by signer: CheckpointSigner) throws(LedgerError) -> String {
        guard isChecked else { throw .unchecked }
        guard tree.size > 0 else { throw .nothingToSign }
        let body = Checkpoint(origin: signer.key.name, size: tree.size, root: tree.root).body
        guard let note = signer.note(over: body) else { throw .signatureRefused }
        return note
    }
}
