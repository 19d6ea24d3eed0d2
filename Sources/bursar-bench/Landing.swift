internal import Glibc
internal import Ledger
internal import Synchronization

/// Waits for the word of the ledger's writer, which comes on a thread of its own.
@safe
final class Landing: Sendable {
    private let heard = Mutex<Result<Committed, LedgerError>?>(nil)
    private let ends: (read: Int32, write: Int32)

    init() {
        var ends: [Int32] = [-1, -1]
        unsafe _ = pipe(&ends)
        self.ends = (ends[0], ends[1])
    }

    deinit {
        close(ends.read)
        close(ends.write)
    }

    /// Called by the writer.
    func hear(_ result: Result<Committed, LedgerError>) {
        heard.withLock { $0 = result }
        var byte: UInt8 = 1
        unsafe _ = Glibc.write(ends.write, &byte, 1)
    }

    /// Returns once the batch is durable.
    func wait() throws(LedgerError) {
        var byte: UInt8 = 0
        unsafe _ = read(ends.read, &byte, 1)
        _ = try (heard.withLock { $0 } ?? .failure(.closed)).get()
    }
}
