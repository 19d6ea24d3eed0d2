import Gate
import JSON
import Ledger
import Terms
import Vault

/// The rows beside the log against its decisions, read in order: each key's row, each purpose's opening, each
/// payment's place.
///
/// The log may grow meanwhile: a row can be newer than what was read of the log so far, never older.
struct RowCheck: LogReading {
    private let reader: LedgerReader
    private let vault: OpenVault
    /// The wallets whose keys are gone: nobody signs for them again, so what they signed must stand in its rows.
    private let gone: Set<WalletName>
    private var reading = DecisionReading()
    private var purposes = PurposeReading()
    /// Openings that were found in their places.
    private var openings: UInt64 = 0
    /// Rows that keep sweeps.
    private var sweeps: UInt64 = 0
    /// The entry that is read next.
    private(set) var next: UInt64 = 0
    /// What is wrong, a sentence each that names payment or entry.
    private(set) var findings: [String] = []

    init(reader: LedgerReader, vault: OpenVault, gone: Set<WalletName>) {
        self.reader = reader
        self.vault = vault
        self.gone = gone
    }

    /// Takes the next entry.
    mutating func take(_ bytes: [UInt8]) throws(LedgerError) {
        defer { next += 1 }
        guard let entry = try? Entry(reading: bytes) else { return }
        purposes.take(entry)
        if entry.kind == "wallet.swept" { try checkSweep(entry, next) }
        guard entry.kind == "payment.decided" else { return }
        guard let decided = DecisionReading.Decided(entry, EntryID(seq: next, entry: bytes)) else {
            reading.keys += 1
            return findings.append("entry \(next) is a payment without agent, key or id")
        }
        guard reading.take(decided) else {
            return findings.append("entry \(next) goes on from another request than its own")
        }
        // What waits may be decided again under its key: then the row names the later entry.
        if !decided.waits { try check(decided, isKept: isOfGone(entry)) }
        try checkOpening(entry, decided.payment)
    }

    /// Reads what was entered since, and holds what is left to it.
    mutating func finish() throws(LedgerError) {
        // Before the entries: a row that comes after this count has its entry among those read below.
        let rows = try reader.rowCount(in: .idempotency)
        let kept = try reader.rowCount(in: .openings)
        let places = try reader.placesCount()
        let erased = purposes.erased.count
        try catchUp()
        for decided in reading.waiting.values.sorted(by: { $0.entry.seq < $1.entry.seq }) {
            try check(decided)
        }
        // Whatever was erased while it was looked for has its entry by now.
        try catchUp()
        findings += purposes.gone
        for seq in purposes.erased.sorted()
        where try reader.row(.openings, id: PurposeOpening.rowID(seq)) != nil {
            findings.append("what opens the purpose of entry \(seq) was erased, and is there again")
        }
        count(rows, reading.keys + sweeps, "idempotency")
        // One that was counted and erased before it was looked for is no row too many.
        count(kept, openings + UInt64(purposes.erased.count - erased), "openings")
        count(places, reading.keys, "places")
    }

    private mutating func count(_ found: UInt64, _ known: UInt64, _ table: String) {
        guard found > known else { return }
        findings.append("the \(table) table has \(found - known) rows too many")
    }

    private mutating func catchUp() throws(LedgerError) {
        while true {
            let page = try reader.entries(from: next, limit: 256)
            guard !page.isEmpty else { return }
            for entry in page { try take(entry) }
        }
    }

    /// Whether an entry had a wallet sign whose key is gone.
    private func isOfGone(_ entry: Entry) -> Bool {
        guard !gone.isEmpty, case .string(let text)? = entry.body["wallet"],
            let wallet = WalletName(text)
        else { return false }
        return gone.contains(wallet)
            && (entry.kind == "wallet.swept" || entry.body["outcome"] == "signed")
    }

    /// - Parameter isKept: whether the row must have the transaction, which nobody can sign again.
    private mutating func check(
        _ decided: DecisionReading.Decided, isKept: Bool = false
    ) throws(LedgerError) {
        let name = decided.payment.text
        guard let row = try reader.row(.idempotency, id: decided.rowID) else {
            return findings.append("the idempotency row of payment \(name) is gone")
        }
        guard vault.vouches(for: row), let record = IdempotencyRecord(row.value),
            record.fingerprint.hex == decided.fingerprint, isLast(record.entry, decided),
            !isKept || Teller.transaction(in: record) != nil
        else { return findings.append("the idempotency row of payment \(name) was edited") }
        guard let place = try reader.place(of: decided.payment) else {
            return findings.append("the place of payment \(name) is gone")
        }
        guard place.agent == decided.agent,
            place.seq == decided.entry.seq || decided.waits && place.seq >= next
        else { return findings.append("the place of payment \(name) was edited") }
    }

    /// A sweep has a row once its wallet's key is gone.
    private mutating func checkSweep(_ entry: Entry, _ seq: UInt64) throws(LedgerError) {
        guard case .string(let text)? = entry.body["wallet"], let name = WalletName(text),
            case .string(let key)? = entry.body["key"],
            let row = try reader.row(.idempotency, id: Teller.sweepRow(name, key))
        else {
            if isOfGone(entry) {
                findings.append("the row that keeps the sweep of entry \(seq) is gone")
            }
            return
        }
        sweeps += 1
        guard vault.vouches(for: row), IdempotencyRecord(row.value)?.entry.seq == seq else {
            return findings.append("the row that keeps the sweep of entry \(seq) was edited")
        }
    }

    /// A payment that waited may have been decided again since the log was read so far.
    private func isLast(_ entry: EntryID, _ decided: DecisionReading.Decided) -> Bool {
        entry == decided.entry || decided.waits && entry.seq >= next
    }

    /// What opens a committed purpose is there and opens it, or was erased later.
    private mutating func checkOpening(
        _ entry: Entry, _ payment: PaymentID
    ) throws(LedgerError) {
        guard let committed = PurposeOpening.commitment(in: entry) else { return }
        guard let row = try reader.row(.openings, id: PurposeOpening.rowID(entry.seq)) else {
            return purposes.miss(entry.seq, payment)
        }
        guard row.mac.isEmpty, let bytes = vault.openOpening(row),
            let opening = PurposeOpening(bytes), committed == opening.commitment.hex
        else {
            return findings.append(
                "the row that opens the purpose of payment \(payment.text) was edited")
        }
        openings += 1
    }
}
