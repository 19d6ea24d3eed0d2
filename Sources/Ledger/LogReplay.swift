public import Gate
public import Terms

/// The log folded into the gate's state and the gist, as a daemon starts.
///
/// Of a long log only what comes after its last snapshot is folded, onto that: its hash stands in an entry, and
/// unsealing asks whether that one is under the signed root. What does not fold is a finding, not a guess.
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

    /// The entry that named the snapshot this was folded onto; nil where the whole log was.
    public private(set) var resumed: UInt64?

    /// Reads the log, from its last snapshot on where it is long.
    public init(
        _ reader: LedgerReader, of ledger: Ledger, zones: @escaping (String) -> ZoneRules?
    ) throws(LedgerError) {
        self.ledger = ledger
        self.zones = zones
        var next = try resume(reader)
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

    /// Takes up the snapshot that ``Ledger/open(_:atOnce:)`` found; answers the first entry that is not in it.
    ///
    /// Bytes that are not those of its entry are a finding. Bytes that are, and can't be read, are another
    /// release's: then the log is folded whole.
    private mutating func resume(_ reader: LedgerReader) throws(LedgerError) -> UInt64 {
        guard let seq = ledger.snapshot, let bytes = try reader.entry(seq),
            let entry = try? Entry(reading: bytes), let place = SnapshotPlace(entry),
            let opening = try reader.entry(0)
        else { return 0 }
        guard ledger.holds(EntryID(seq: seq, entry: bytes)) else {
            findings.append("entry \(seq) was changed, which names a snapshot of the state")
            return 0
        }
        // What kind of vault this is stands there, and nothing of it is in the tail.
        guard ledger.holds(EntryID(seq: 0, entry: opening)) else {
            findings.append("entry 0 was changed after the log was signed")
            return 0
        }
        do throws(LedgerError) {
            guard let lines = try reader.blob(place.state), let more = try reader.blob(place.gist)
            else {
                findings.append("the snapshot that entry \(seq) names is gone")
                return 0
            }
            guard
                let found = try LogGist(
                    more, through: seq, chunk: { hash throws(LedgerError) in try reader.blob(hash) }
                ),
                let state = try? GateState(snapshot: lines, zones: zones), state.nextSeq == seq,
                let root = try? Entry(reading: opening)
            else { return 0 }
            gate = Gate(state: state)
            gist = found
            first = root
            resumed = seq
            return seq
        } catch {
            guard case .altered = error else { throw error }
            findings.append("the snapshot that entry \(seq) names was altered")
            return 0
        }
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
