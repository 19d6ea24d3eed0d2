internal import Glibc
internal import Keyroom
public import Ledger
public import Terms
public import Vault

/// Makes one backup, away from the loop: copies the database, holds the copy to what was signed, seals it, and
/// reads back what it wrote.
public struct BackupMaker: Sendable {
    private let files: LedgerFiles
    private let path: String
    private let vault: OpenVault
    private let time: Moment

    /// Readies a backup of an open vault to `path`.
    public init(of files: LedgerFiles, to path: String, vault: OpenVault, at time: Moment) {
        self.files = files
        self.path = path
        self.vault = vault
        self.time = time
    }

    /// Makes it; slow where the vault is large.
    public func run() -> Result<BackupReport, BackupError> {
        do throws(BackupError) { return .success(try make()) } catch { return .failure(error) }
    }

    private func make() throws(BackupError) -> BackupReport {
        // Beside the database: as secret as that one is, and on a disk that has room for one.
        let copy = files.database + ".copy"
        unsafe _ = unlink(copy)
        defer { unsafe _ = unlink(copy) }
        do throws(LedgerError) { try LedgerCopy.write(files, to: copy) } catch {
            throw .ledger(error)
        }
        let found = try BackupCopy(copy)
        let content = try found.check(of: vault)
        // What nobody held to its entries must not be on the shelf as what the vault is.
        guard content.unread == 0 else {
            throw .ledger(.archived(seq: content.unread - 1, path: files.archive))
        }
        return try seal(copy, found, content)
    }

    // What opens the backup is what opened the vault at the moment of the copy: a slot that changed before it
    // or after must not stand in the head.
    private func seal(
        _ copy: String, _ found: BackupCopy, _ content: BackupContent
    ) throws(BackupError) -> BackupReport {
        let made: NewBackupKey
        do throws(VaultError) { made = try vault.makeBackupKey() } catch { throw .vault(error) }
        let head = BackupHead(
            vault: Hex.encode(vault.facts.id), time: time,
            rows: OpenVault.headRows(try found.rows()) + [made.row])
        try BackupFile.write(copy, head, key: made.key, to: path)
        do throws(BackupError) { try compare(copy, made.key) } catch {
            // One that can't be read back must not be there on the day it is needed.
            unsafe _ = unlink(path)
            throw error
        }
        return try BackupFile.report(path, content)
    }

    private func compare(_ copy: String, _ key: borrowing SecretBytes) throws(BackupError) {
        let source = try BackupStream(reading: copy)
        try BackupFile.read(path, key: key) { piece throws(BackupError) in
            guard try source.read(piece.count) == piece else {
                throw .notWhatWasWritten(path: path)
            }
        }
        guard try source.read(1).isEmpty else { throw .notWhatWasWritten(path: path) }
    }
}
