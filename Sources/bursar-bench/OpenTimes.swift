internal import Gate
internal import Glibc
internal import Ledger
internal import Terms

/// What opening a long log takes: `bursar-bench open DIR`, with an export that `bursar-bench log DIR` made.
///
/// The entries go into a database of their own under $TMPDIR, signed as a daemon signs them. Then it is opened as
/// a daemon opens it: entries held to the tree, folded into the gate, and compared with the checkpoint, which
/// alone is left to unsealing.
enum OpenTimes {
    private static let batch = 1_000
    private static let receipts: UInt64 = 2_000

    /// Measures, and prints a line for each figure.
    static func run(_ arguments: [String]) throws(BenchError) {
        guard arguments.count == 1 else { throw .usage("open takes the directory of an export") }
        let place = try TemporaryPlace()
        defer { place.remove() }
        let files = LedgerFiles(database: place.path + "/bursar.db", anchor: place.path + ".anchor")
        do throws(LedgerError) {
            try fill(files, pages(arguments[0]))
            try measure(files)
        } catch { throw .sample("the ledger failed: \(error.clause)") }
    }

    private static func measure(_ files: LedgerFiles) throws(LedgerError) {
        let start = Clock.now()
        let ledger = try Ledger.open(files)
        let opened = Clock.now()
        let replay = try LogReplay(LedgerReader(files), of: ledger, zones: { _ in .utc })
        let replayed = Clock.now()
        let isWhole = (try? BenchKey.verifier()).flatMap { try? ledger.check(under: $0) } == 0
        let checked = Clock.now()
        guard isWhole, replay.findings.isEmpty else { throw .gap(seq: ledger.size) }
        write("opening a log of \(ledger.size) entries, ms\n", to: 1)
        tell("entries held to the tree", opened - start)
        tell("entries folded into the gate", replayed - opened)
        tell("compared with checkpoint and anchor", checked - replayed)
        var worst: UInt64 = 0
        var random: UInt64 = 0x9E37_79B9_7F4A_7C15
        let before = Clock.now()
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
        tell("a receipt, the worst of \(receipts)", worst)
        ledger.close()
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
    private static func fill(
        _ files: LedgerFiles, _ pages: [String]
    ) throws(LedgerError) {
        let ledger = try Ledger.create(files)
        let done = Landing()
        for page in pages {
            guard let bytes = read(page) else { throw .file(path: page, errno: errno) }
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
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

    private static func read(_ path: String) -> [UInt8]? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = unsafe Glibc.read(file, &chunk, chunk.count)
            guard count > 0 else { return count == 0 ? bytes : nil }
            bytes += chunk.prefix(count)
        }
    }
}
