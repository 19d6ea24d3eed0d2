internal import Admin
internal import Gate
internal import Glibc
internal import Ledger
internal import Terms

/// What opening a long log takes: `bursar-bench open DIR`, with an export that `bursar-bench log DIR` made.
///
/// The entries go into a database of their own under $TMPDIR, signed as a daemon signs them, and so do the blobs of
/// the last snapshot. Then it is opened as a daemon opens it: before unsealing the entries after the snapshot, or
/// all where there is none, are held to the tree and folded into the gate; with unsealing come checkpoint and
/// anchor, and what is beside the log.
enum OpenTimes {
    private static let batch = 1_000
    private static let receipts: UInt64 = 2_000

    /// Measures, and prints a line for each figure.
    static func run(_ arguments: [String]) throws(BenchError) {
        guard arguments.count == 1 else { throw .usage("open takes the directory of an export") }
        let place = try TemporaryPlace()
        defer { place.remove() }
        let files = LedgerFiles(database: place.path + "/bursar.db", anchor: place.path + ".anchor")
        do {
            try fill(files, arguments[0])
            try measure(files)
        } catch let error as LedgerError {
            throw .sample("the ledger failed: \(error.clause)")
        } catch let error as BenchError { throw error } catch { throw .sample("\(error)") }
    }

    private static func measure(_ files: LedgerFiles) throws {
        let start = Clock.now()
        let ledger = try Ledger.open(files)
        let opened = Clock.now()
        let reader = try LedgerReader(files)
        let replay = try LogReplay(reader, of: ledger, zones: { _ in .utc })
        let replayed = Clock.now()
        let isWhole = (try? BenchKey.verifier()).flatMap { try? ledger.check(under: $0) } == 0
        let checked = Clock.now()
        let journal = Journal(
            gate: replay.gate, gist: replay.gist, ledger: ledger, machine: machine)
        let findings = replay.findings + RowInspection.findings(reader, journal)
        let ready = Clock.now()
        guard isWhole, findings.isEmpty else {
            throw BenchError.sample("the log is not whole: \(findings.first ?? "its root differs")")
        }
        let tail = ledger.size - (replay.resumed ?? 0)
        write(
            "opening a log of \(ledger.size) entries, \(tail) after its last snapshot, ms\n", to: 1)
        tell("start: entries held to the tree", opened - start)
        tell("start: snapshot read, entries folded into the gate", replayed - opened)
        tell("unseal: compared with checkpoint and anchor", checked - replayed)
        tell("unseal: rows and blobs compared with the entries", ready - checked)
        try measureReceipts(ledger)
        ledger.close()
    }

    private static func measureReceipts(_ ledger: Ledger) throws(LedgerError) {
        var worst: UInt64 = 0
        var random: UInt64 = 0x9E37_79B9_7F4A_7C15
        let (before, beforeCPU) = (Clock.now(), Clock.ownCPU())
        for _ in 0..<receipts {
            random ^= random << 13
            random ^= random >> 7
            random ^= random << 17
            let start = Clock.now()
            guard ledger.receipt(for: random % ledger.size) != nil else {
                throw .gap(seq: random % ledger.size)
            }
            worst = max(worst, Clock.now() - start)
        }
        tell("a receipt of any entry", (Clock.now() - before) / receipts)
        tell("a receipt of any entry, CPU", (Clock.ownCPU() - beforeCPU) / receipts)
        tell("a receipt, the worst of \(receipts)", worst)
    }

    /// Nothing is written any more: no clock is asked.
    private static var machine: Machine {
        Machine(
            clock: { ClockReading(wall: .init(seconds: 0), bootID: "", bootNanoseconds: 0) },
            randomness: { [UInt8](repeating: 0, count: $0) }, zones: { _ in .utc }, uid: 0,
            wake: {}, fail: { write("the log ended: \($0.clause)\n", to: 2) })
    }

    private static func tell(_ name: String, _ nanoseconds: UInt64) {
        let microseconds = (nanoseconds + 500) / 1_000
        let rest = String(microseconds % 1_000)
        let figure =
            "\(microseconds / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
        let gap = String(repeating: " ", count: max(1, 52 - name.count - figure.count))
        write(name + gap + figure + "\n", to: 1)
    }

    /// Writes every page's entries as a daemon would, each batch with a checkpoint.
    private static func fill(_ files: LedgerFiles, _ directory: String) throws {
        let ledger = try Ledger.create(files)
        let done = Landing()
        let blobs = directory + "/blobs"
        for name in BenchFile.names(in: blobs) {
            _ = ledger.stage(blob: try BenchFile.read("\(blobs)/\(name)"))
        }
        for page in pages(directory) {
            for line in try BenchFile.read(page).split(separator: UInt8(ascii: "\n")) {
                _ = try ledger.append(Array(line))
                guard ledger.size.isMultiple(of: UInt64(batch)) else { continue }
                try commit(ledger, done)
            }
        }
        if ledger.hasStaged { try commit(ledger, done) }
        ledger.close()
    }

    private static func commit(_ ledger: Ledger, _ done: Landing) throws(LedgerError) {
        ledger.commit(signedBy: try? BenchKey.signer()) { done.hear($0) }
        try done.wait()
    }

    /// The export's pages in order: their names are numbers of one length.
    private static func pages(_ directory: String) -> [String] {
        var pages: [String] = []
        var first: UInt64 = 0
        while true {
            let digits = String(first)
            let path =
                "\(directory)/entries/" + String(repeating: "0", count: 12 - digits.count)
                + "\(digits).ndjson"
            guard unsafe access(path, R_OK) == 0 else { return pages }
            pages.append(path)
            first += 10_000
        }
    }
}
