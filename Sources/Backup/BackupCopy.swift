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
    /// Replies to payments are read when the vault is opened.
    func entries(of vault: OpenVault) throws(BackupError) -> UInt64 {
        let verdict: LedgerCopy.Verdict
        let finding: String?
        do throws(LedgerError) {
            verdict = try LedgerCopy.check(path, signedBy: vault.logKey.publicKey)
            let pinned = PinnedRows(try LogGist(reader))
            let wrong = try pinned.unread + pinned.findings(reader)
            let tokens = try reader.rows(.tokens)
            finding =
                wrong.first
                ?? tokens.first { !vault.vouches(for: $0) }.map { _ in "a token row was edited" }
        } catch { throw .ledger(error) }
        switch verdict {
        case .wrong(let finding): throw .finding(finding)
        case .whole(let entries):
            if let finding { throw .damaged(finding) }
            return entries
        }
    }
}
