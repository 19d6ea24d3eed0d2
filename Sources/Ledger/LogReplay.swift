public import Gate
public import Terms

/// The log folded into the gate's state and the gist, as a daemon starts.
///
/// What does not fold is a finding, not a guess.
public struct LogReplay {
    /// The gate with the state after the last entry.
    public private(set) var gate = Gate()
    /// What else opening the vault takes.
    public private(set) var gist = LogGist()
    /// The first entry, if it can be read.
    public private(set) var first: Entry?
    /// What was wrong first, a sentence that names the entry; empty where nothing was.
    public private(set) var findings: [String] = []

    private let ledger: Ledger
    private let zones: (String) -> ZoneRules?

    /// Reads the whole log.
    public init(
        _ reader: LedgerReader, of ledger: Ledger, zones: @escaping (String) -> ZoneRules?
    ) throws(LedgerError) {
        self.ledger = ledger
        self.zones = zones
        var next: UInt64 = 0
        while true {
            let page = try reader.entries(from: next, limit: 1_000)
            guard !page.isEmpty else { break }
            for bytes in page {
                take(bytes, at: next)
                next += 1
            }
        }
        if next == 0 { findings.append("entry 0 is missing: the table entries is empty") }
    }

    private mutating func take(_ bytes: [UInt8], at seq: UInt64) {
        do throws(EntryError) {
            let entry: Entry
            do throws(EntryError) { entry = try Entry(reading: bytes) } catch {
                gist.miss(seq)
                throw error
            }
            gist.take(entry)
            // The tree was read before: what is folded must be what gets signed.
            guard ledger.holds(EntryID(seq: seq, entry: bytes)) else {
                throw EntryError(clause: "was changed after the log was opened")
            }
            if seq == 0 { first = entry }
            try gate.replay(entry, zones: zones)
        } catch {
            if findings.isEmpty { findings.append("entry \(seq) \(error.clause)") }
            gate.skip(to: seq + 1)
        }
    }
}
