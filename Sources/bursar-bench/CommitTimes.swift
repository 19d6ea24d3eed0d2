internal import Gate
internal import Glibc
internal import Ledger
internal import Terms

/// What making payments durable takes when many wait: `bursar-bench commit [BATCHES]`.
///
/// Real decisions and rows of the size that the daemon keeps go through the ledger in batches of 64, each with its
/// checkpoint; the checkpoint's signature is left out, which is about a microsecond a payment. The clock has the disk's
/// flush in it, the best tenth shows what the machine's other work adds, and the CPU is of both threads.
enum CommitTimes {
    private static let waiting = 64
    /// A row of the index is a fingerprint, a place and the head of the reply: so long in a vault of one project.
    private static let rowSize = 436

    /// Measures in directories of its own under $TMPDIR, and prints a line for each figure.
    static func run(_ arguments: [String]) throws(BenchError) {
        let batches = arguments.isEmpty ? 400 : Int(arguments[0]) ?? 0
        guard arguments.count < 2, (10...100_000).contains(batches) else {
            throw .usage("commit takes one number of batches, 10 or more")
        }
        let entries = try GateTimes.entries(batches * waiting)
        write("commit (\(waiting) waiting)                          µs\n", to: 1)
        let alone = try measure(entries, rows: [])
        tell("an entry alone", alone)
        let whole = try measure(entries, rows: entries.map(row))
        tell("a payment, entry and row", whole)
        for (name, figure) in [
            ("the disk's flush of as many bytes, a batch", StepTimes.microseconds(whole.flush)),
            (
                "bytes of a payment's entry",
                "\(entries.reduce(0) { $0 + $1.count } / entries.count)"
            ),
            ("bytes a payment takes of the disk", "\(whole.kept)"),
            ("bytes written for it, on the way there too", "\(whole.written)"),
        ] { write(StepTimes.line(name, figure), to: 1) }
    }

    /// What one entry or payment took: nanoseconds and bytes.
    private struct Measured {
        let clock, best, cpu, flush: UInt64
        let kept, written: Int
    }

    private static func tell(_ name: String, _ measured: Measured) {
        for (kind, figure) in [
            ("CPU", measured.cpu), ("clock, best tenth", measured.best), ("clock", measured.clock),
        ] { write(StepTimes.line("\(name): \(kind)", StepTimes.microseconds(figure)), to: 1) }
    }

    private static func measure(
        _ entries: [[UInt8]], rows: [Row]
    ) throws(BenchError) -> Measured {
        let place = try TemporaryPlace()
        defer { place.remove() }
        let files = LedgerFiles(database: place.path + "/bursar.db", anchor: place.path + ".anchor")
        let (cpu, written) = (Clock.ownCPU(), try TemporaryPlace.written())
        var times: [UInt64] = []
        do {
            let ledger = try Ledger.create(files)
            times = try commit(entries, rows, to: ledger)
            ledger.close()
        } catch { throw .sample("the ledger failed: \(error.clause)") }
        let used = Clock.ownCPU() - cpu
        let bytes = try TemporaryPlace.written() - written
        let fastest = times.sorted().prefix(max(1, times.count / 10))
        let (count, group) = (UInt64(entries.count), UInt64(waiting))
        return Measured(
            clock: times.reduce(0, +) / count,
            best: fastest.reduce(0, +) / UInt64(fastest.count) / group, cpu: used / count,
            flush: try place.flushTime(of: bytes / times.count),
            kept: try place.size(of: "bursar.db") / entries.count, written: bytes / entries.count)
    }

    /// How long each batch took, from its first entry until it was durable.
    private static func commit(
        _ entries: [[UInt8]], _ rows: [Row], to ledger: Ledger
    ) throws(LedgerError) -> [UInt64] {
        let done = Landing()
        guard let key = VerifierKey(name: "bench", publicKey: [UInt8](repeating: 1, count: 32))
        else { throw .signatureRefused }
        let signer = CheckpointSigner(key: key) { _ in [UInt8](repeating: 0, count: 64) }
        var times: [UInt64] = []
        for start in stride(from: 0, to: entries.count, by: waiting) {
            let began = Clock.now()
            for index in start..<start + waiting {
                _ = try ledger.append(entries[index])
                if !rows.isEmpty { ledger.stage(row: rows[index]) }
            }
            ledger.commit(signedBy: signer) { done.hear($0) }
            try done.wait()
            times.append(Clock.now() - began)
        }
        return times
    }

    /// The row that binds a payment's key; agents choose keys by chance, so it falls anywhere in the table.
    private static func row(of entry: [UInt8]) -> Row {
        let id = (0..<4).flatMap { _ in
            let number = UInt64.random(in: .min ... .max)
            return (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        }
        return Row(
            table: .idempotency, id: id, version: 1, value: Array(entry.prefix(rowSize)),
            mac: id)
    }
}
