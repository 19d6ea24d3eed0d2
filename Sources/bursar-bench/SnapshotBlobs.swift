internal import Glibc

/// What the last snapshot of a log names, a file a blob, as a vault's database has it.
struct SnapshotBlobs {
    private let directory: String
    /// The files that go as the next snapshot comes: chunks of keys stay for good.
    private var last: [String] = []
    private var chunks = 0

    init(_ directory: String) { self.directory = directory }

    /// Writes a snapshot's state, and its gist after the chunks of keys that are new, in place of the one before.
    mutating func keep(state: [UInt8], _ more: [[UInt8]]) throws(BenchError) {
        guard let gist = more.last else { throw .sample("a snapshot has no gist") }
        unsafe _ = mkdir(directory, 0o700)
        for path in last { unsafe _ = unlink(path) }
        for chunk in more.dropLast() {
            try BenchFile.write(chunk, to: "\(directory)/chunk-\(chunks)")
            chunks += 1
        }
        last = ["\(directory)/state", "\(directory)/gist"]
        try BenchFile.write(state, to: last[0])
        try BenchFile.write(gist, to: last[1])
    }
}
