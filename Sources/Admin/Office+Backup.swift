public import Backup
import Gate
public import JSON
import Ledger
public import Terms
import Vault
import Wire

extension Office {
    /// What a backup takes; it is made away from the loop, and the vault is served meanwhile.
    public func beginBackup(_ body: JSON) throws(OfficeError) -> BackupMaker {
        let vault = try openVault()
        let order = try Office.read(body, BackupOrder.init)
        // What is not the vault that was signed must not be on the shelf when it is needed.
        if let finding = findings.first { throw .damaged(finding) }
        guard !isBackingUp else { throw .busy("a backup is being made") }
        // The backup's head must have every term that its key may be under.
        guard !isUnsealing else { throw .busy("a slot or a keyring is being seen to") }
        var rows: [Row] = []
        do throws(LedgerError) {
            for table in [RowTable.meta, .slots, .terms, .records] {
                rows += try reader.rows(table)
            }
        } catch { throw .ledgerUnavailable }
        isBackingUp = true
        return BackupMaker(
            of: journal.ledger.place, to: order.path, vault: vault, rows: rows,
            at: journal.gate.state.time(at: journal.clock))
    }

    /// Records a backup that was made, or says why there is none.
    public func finishBackup(
        _ outcome: Result<BackupReport, BackupError>, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        isBackingUp = false
        let report: BackupReport
        do throws(BackupError) { report = try outcome.get() } catch {
            throw .refused(
                rule: "backup.failed", detail: error.clause,
                hint: "nothing was left at that path; mend it and ask again")
        }
        try record(
            .backupMade(entries: report.entries, bytes: report.bytes, hash: report.hash), by: actor)
        return JSONObject([
            ("entries", .integer(report.entries)), ("bytes", .integer(report.bytes)),
            ("sha256", .string(report.hash.hex)),
        ])
    }
}
