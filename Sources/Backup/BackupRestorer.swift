internal import Glibc
public import Keyroom
public import Terms
internal import Vault

/// Opens a backup with what opens one of its slots, and puts the database where it is to stand.
public struct BackupRestorer {
    private let path: String

    /// Names the backup.
    public init(_ path: String) { self.path = path }

    /// Writes the database to `place`, where nothing may stand, and checks all of it: that it is the backup, that
    /// its log is what was signed, and that every sealed row in it opens.
    ///
    /// Where it throws, nothing stays at `place`.
    ///
    /// - Parameter choice: which slots the secret is tried on.
    public func restore(
        to place: String, with secret: borrowing SecretBytes, by choice: SlotChoice
    ) throws(BackupError) -> BackupReport {
        let head = try BackupFile.head(of: path)
        let key: SecretBytes
        do throws(VaultError) {
            let vault = try OpenVault.unseal(rows: head.rows, with: secret, by: choice).vault
            defer { vault.forget() }
            key = try vault.backupKey(in: head.rows)
        } catch { throw .vault(error) }
        // SQLite would play the log of a vault that stood there before over this one.
        for suffix in ["-wal", "-shm", "-journal"]
        where unsafe access(place + suffix, F_OK) == 0 {
            throw .exists(path: place + suffix)
        }
        // Under another name until it is whole: half a database must not be taken for a vault.
        let part = place + ".part"
        try write(key, to: part)
        do throws(BackupError) {
            let content = try check(part, secret, choice)
            guard unsafe link(part, place) == 0 else {
                throw errno == EEXIST ? .exists(path: place) : .file(path: place, errno: errno)
            }
            unsafe _ = unlink(part)
            try BackupFile.syncDirectory(of: place)
            return try BackupFile.report(path, content)
        } catch {
            unsafe _ = unlink(part)
            throw error
        }
    }

    private func write(_ key: borrowing SecretBytes, to part: String) throws(BackupError) {
        let output = try BackupStream(making: part)
        do throws(BackupError) {
            try BackupFile.read(path, key: key) { piece throws(BackupError) in
                try output.write(piece)
            }
            try output.flush()
        } catch {
            unsafe _ = unlink(part)
            throw error
        }
    }

    /// The copy's own rows must open with the same secret: else the head would be another vault's.
    private func check(
        _ part: String, _ secret: borrowing SecretBytes, _ choice: SlotChoice
    ) throws(BackupError) -> BackupContent {
        let copy = try BackupCopy(part)
        let rows = try copy.rows()
        let vault: OpenVault
        do throws(VaultError) {
            vault = try OpenVault.unseal(rows: rows, with: secret, by: choice).vault
        } catch { throw .vault(error) }
        defer { vault.forget() }
        return try copy.check(of: vault)
    }
}
