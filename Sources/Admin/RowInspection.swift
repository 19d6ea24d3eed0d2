import Digests
import Gate
import JSON
public import Ledger
import Terms
import Vault

/// The rows and blobs beside the log against what its entries say of them; takes no key.
public struct RowInspection {
    /// What a daemon writes while it has no key to sign with.
    ///
    /// Whoever can write the file can put entries after the last checkpoint, and the next unseal would
    /// sign them: what changes budgets, rates, agents or rows is believed only under a checkpoint.
    private static let unsignedKinds: Set<String> = [
        "daemon.started", "daemon.stopped", "ledger.degraded", "ledger.restored",
        "requests.counted", "unseal.failed", "vault.sealed", "vault.unsealed",
    ]

    private let reader: LedgerReader
    private let journal: Journal
    private var findings: [String] = []
    private var tailIsForged = false
    /// The wall clock, or the time of the last signed entry where that is later.
    private var believed: Moment
    /// How far an unsigned entry may be ahead of that, nanoseconds (five minutes).
    private static let tolerance: Int64 = 300 * Moment.second

    /// Holds what is there to what the log said as it was replayed; answers what is wrong, a sentence each that names entry, row or blob.
    public static func findings(_ reader: LedgerReader, _ journal: Journal) -> [String] {
        var inspection = RowInspection(reader: reader, journal: journal)
        do throws(LedgerError) {
            let pinned = PinnedRows(journal.gist)
            inspection.findings += pinned.unread
            try inspection.readTail()
            inspection.findings += try pinned.findings(reader)
        } catch {
            inspection.findings.append("the rows beside the log can't be read: \(error.clause)")
        }
        return inspection.findings
    }

    private init(reader: LedgerReader, journal: Journal) {
        self.reader = reader
        self.journal = journal
        believed = journal.clock.wall
    }

    /// The entries that no checkpoint covers, and the last that one does.
    private mutating func readTail() throws(LedgerError) {
        let signed = journal.ledger.signedSize
        var next = signed > 0 ? signed - 1 : 0
        while true {
            let page = try reader.entries(from: next, limit: 1_000)
            guard !page.isEmpty else { return }
            for bytes in page {
                defer { next += 1 }
                // What can't be read was found as the log was replayed.
                guard let entry = try? Entry(reading: bytes) else { continue }
                check(entry, EntryID(seq: next, entry: bytes))
            }
        }
    }

    private mutating func check(_ entry: Entry, _ id: EntryID) {
        // The tree is what gets signed; the file may have been edited since it was read.
        if !journal.ledger.holds(id) {
            findings.append("entry \(id.seq) was changed after the log was opened")
        }
        guard id.seq >= journal.ledger.signedSize else {
            // Times only rise: the last signed one is the latest.
            believed = max(believed, entry.time)
            return
        }
        // The first says it all: without a checkpoint every entry would be one.
        guard !tailIsForged else { return }
        let pinsRows = entry.body["sealed"].map { Pin.read($0)?.isEmpty != true } ?? false
        if pinsRows || !RowInspection.unsignedKinds.contains(entry.kind) {
            findings.append("entry \(id.seq), a \(entry.kind), is under no checkpoint")
            tailIsForged = true
        } else if isAhead(entry.time) {
            findings.append("entry \(id.seq), under no checkpoint, is dated ahead of the clock")
            tailIsForged = true
        }
    }

    // An honest clock that ran ahead is a jump, which waits for an admin. Without one somebody wrote
    // the entry, and with it the boot that explains it, to open windows before their time.
    private func isAhead(_ time: Moment) -> Bool {
        let (ahead, overflow) = time.nanoseconds.subtractingReportingOverflow(believed.nanoseconds)
        return (overflow || ahead > RowInspection.tolerance) && !journal.gate.state.clockJumped
    }
}
