internal import Gate

extension LogGist {
    /// Gathers it from every entry of a log; what can't be read is noted.
    ///
    /// - Throws: ``LedgerError`` where the log can't be read.
    public init(_ reader: LedgerReader) throws(LedgerError) {
        self.init()
        var next: UInt64 = 0
        while true {
            let page = try reader.entries(from: next, limit: 1_000)
            guard !page.isEmpty else { return }
            for bytes in page {
                if let entry = try? Entry(reading: bytes) { take(entry) } else { miss(next) }
                next += 1
            }
        }
    }
}
