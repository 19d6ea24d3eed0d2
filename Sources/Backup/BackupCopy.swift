internal import Keyroom
internal import Ledger
internal import Vault

/// A copy of a vault's database, as it goes into a backup and as it comes out of one.
struct BackupCopy {
    private let path: String
    private let reader: LedgerReader

    /// Opens the copy for reading.
    init(_ path: String) throws(BackupError) {
        self.path = path
        do throws(LedgerError) {
            reader = try LedgerReader(LedgerFiles(database: path, anchor: path))
        } catch { throw .ledger(error) }
    }

    /// The rows that an opening takes, as they stand in the copy.
    func rows() throws(BackupError) -> [Row] {
        do throws(LedgerError) {
            var rows: [Row] = []
            for table in [RowTable.meta, .slots, .terms, .records] {
                rows += try reader.rows(table)
            }
            return rows
        } catch { throw .ledger(error) }
    }

    /// How many entries it has, if all of it is what the vault signed: the log to its last byte, and every row
    /// and blob that the log speaks of.
    ///
    /// Replies to payments are read when the vault is opened. Where the archive of old entries is not beside the
    /// copy, the rows that those speak of are held to them when the vault is opened with it.
    func check(of vault: OpenVault) throws(BackupError) -> BackupContent {
        let verdict: LedgerCopy.Verdict
        var finding: String?
        do throws(LedgerError) {
            verdict = try LedgerCopy.check(path, signedBy: vault.logKey.publicKey)
            if case .whole(_, unread: 0) = verdict {
                let pinned = PinnedRows(try LogGist(reader))
                finding = try (pinned.unread + pinned.findings(reader)).first
            }
            let tokens = try reader.rows(.tokens)
            finding =
                finding
                ?? tokens.first { !vault.vouches(for: $0) }.map { _ in "a token row was edited" }
        } catch { throw .ledger(error) }
        switch verdict {
        case .wrong(let finding): throw .finding(finding)
        case .whole(let entries, let unread):
            if let finding { throw .damaged(finding) }
            return BackupContent(entries: entries, unread: unread)
        }
    }
}
