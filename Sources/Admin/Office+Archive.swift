import Gate
public import JSON
import Ledger
public import Terms
import Wire

extension Office {
    /// How many bodies leave the database with one entry: more would keep others from the disk for too long.
    static let archivedAtOnce: UInt64 = 16_384

    /// Which entries are old enough, and what makes their archive away from the loop.
    public func beginArchive(_ body: JSON) throws(OfficeError) -> ArchiveRun {
        _ = try openVault()
        let order = try Office.read(body, ArchiveOrder.init)
        if let finding = findings.first { throw .damaged(finding) }
        guard !isArchiving else { throw .busy("the log is being archived") }
        guard let note = journal.ledger.checkpoint else { throw .ledgerUnavailable }
        let first: UInt64
        do throws(LedgerError) { first = try reader.archivedSize() } catch {
            throw .ledgerUnavailable
        }
        // The next start takes up the last snapshot, whose entry stays for that.
        let end =
            min(
                try firstEntry(notBefore: order.before, from: first),
                journal.gist.snapshotted ?? .max) & ~255
        isArchiving = end > first
        return ArchiveRun(
            maker: ArchiveMaker(journal.ledger.place, note: note, verifierKey: firstKey),
            entries: first..<max(first, end))
    }

    /// Takes what came of it; from here on bodies may go.
    public func takeArchive(
        _ outcome: ArchiveRun.Outcome, of run: ArchiveRun
    ) throws(OfficeError) -> ArchiveRun.Removal {
        do throws(ArchiveFault) {
            return ArchiveRun.Removal(report: try outcome.result.get(), entries: run.entries)
        } catch {
            isArchiving = false
            if case .ledger(let fault) = error, fault.isDamage {
                discover([fault.clause])
                throw .damaged(fault.clause)
            }
            throw .refused(
                rule: "archive.failed", detail: error.clause, hint: error.hint)
        }
    }

    /// Takes the next bodies out of the database, with the entry that says so; answers what is left to go.
    public func removeArchived(
        _ removal: ArchiveRun.Removal, by actor: Actor
    ) throws(OfficeError) -> ArchiveRun.Removal {
        _ = try openVault()
        let (entries, report) = (removal.entries, removal.report)
        let end = min(entries.upperBound, entries.lowerBound + Office.archivedAtOnce)
        let gone = entries.lowerBound..<end
        try record(.logArchived(gone, entries: report.entries, root: report.root), by: actor)
        // In the batch of its entry: neither is ever without the other.
        journal.ledger.stage(archiving: gone)
        return ArchiveRun.Removal(report: report, entries: end..<entries.upperBound)
    }

    /// Ends the run, be all of it gone or not: from here on another may begin.
    public func endArchive() { isArchiving = false }

    /// What was archived, for whoever asked for it.
    ///
    /// - Parameter removal: nil where nothing was old enough, and nothing was made.
    public func archived(_ run: ArchiveRun, _ removal: ArchiveRun.Removal?) -> JSONObject {
        let report = removal?.report
        return JSONObject([
            ("archived", .integer(UInt64(run.entries.count))),
            ("before", .integer(run.entries.upperBound)),
            ("entries", report.map { .integer($0.entries) } ?? .null),
            ("root", report.map { .string($0.root.hex) } ?? .null),
            ("directory", .string(journal.ledger.place.archive)),
            ("set_aside", report?.setAside.map { .string($0) } ?? .null),
        ])
    }

    /// The key that signed the log first: from it the handovers lead to the one in force.
    private var firstKey: String {
        journal.gate.state.logKeys.first?.verifierKey ?? verifierKey
    }

    /// The first signed entry that is not before `moment`; times only rise.
    private func firstEntry(
        notBefore moment: Moment, from first: UInt64
    ) throws(OfficeError) -> UInt64 {
        var (low, high) = (first, journal.ledger.signedSize)
        while low < high {
            let middle = low + (high - low) / 2
            guard let bytes = try bytes(of: middle), let entry = try? Entry(reading: bytes) else {
                throw .ledgerUnavailable
            }
            if entry.time < moment { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
