internal import CSQLite

/// Copies of a ledger's database: whole, of one moment, made while the ledger goes on.
public enum LedgerCopy {
    /// Writes a copy to `path`, where nothing may stand, and flushes it.
    ///
    /// A transaction of a connection of its own: batches that land meanwhile are not in it. Pages that were freed
    /// are not, either.
    public static func write(_ files: LedgerFiles, to path: String) throws(LedgerError) {
        guard !FileIdentity.exists(path) else { throw .exists(path: path) }
        var connection = try Connection.openCopier(at: files.database)
        do throws(LedgerError) {
            let copying = try connection.prepare("VACUUM INTO CAST(? AS TEXT)")
            try connection.run(copying, .bytes(Array(path.utf8)))
            try FileIdentity.makeDurable(path)
        } catch {
            FileIdentity.remove(path)
            throw error
        }
    }

    /// What a copy was found to be.
    public enum Verdict: Hashable, Sendable {
        /// What was signed, and so many entries; the first `unread` of them are in an archive that is not there.
        case whole(entries: UInt64, unread: UInt64 = 0)
        /// Something else.
        case wrong(LedgerFinding)
    }

    /// Holds a copy to its own stored checkpoint, which the vault's log key must have signed, for whatever epoch.
    ///
    /// - Throws: ``LedgerError`` where it can't be read.
    public static func check(
        _ path: String, signedBy publicKey: [UInt8]
    ) throws(LedgerError) -> Verdict {
        let reader = try LedgerReader(LedgerFiles(database: path, anchor: path + ".none"))
        let tree = try reader.tree()
        guard let note = try reader.storedNote() else { return .wrong(.checkpointMissing) }
        let signed = (try? SignedNote(note)).flatMap { try? Checkpoint(body: $0.text) }
        guard let signed, let key = VerifierKey(name: signed.origin, publicKey: publicKey) else {
            return .wrong(.checkpointInvalid(.notACheckpoint))
        }
        do throws(LedgerFinding) {
            _ = try LedgerCheck(tree: tree, stored: note, anchor: .missing, key: key)
                .unsignedTail(anchored: false)
        } catch { return .wrong(error) }
        // The tree is made of stored hashes: that the entries are those takes reading them.
        var unread: UInt64 = 0
        do throws(LedgerError) {
            if let finding = try reader.scrub(from: 0, upTo: tree.size) { return .wrong(finding) }
        } catch {
            guard case .archived = error else { throw error }
            // The vault's keys are in the database: a copy without its archive is worth having.
            unread = try reader.archivedSize()
            if let finding = try reader.scrub(from: unread, upTo: tree.size) {
                return .wrong(finding)
            }
        }
        return .whole(entries: tree.size, unread: unread)
    }
}
