internal import Glibc

/// A directory on the disk that is measured.
struct TemporaryPlace {
    let path: String

    /// Makes it under $TMPDIR, or under /tmp.
    init() throws(BenchError) {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/bursar-bench-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw .failed("mkdtemp", parent) }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Removes what a ledger leaves in it.
    func remove() {
        for name in ["bursar.db", "bursar.db-wal", "bursar.db-shm", "ballast", "flushed"] {
            unsafe _ = unlink("\(path)/\(name)")
        }
        unsafe _ = unlink(path + ".anchor")
        unsafe _ = rmdir(path)
    }

    /// How many bytes this process has written to files so far.
    static func written() throws(BenchError) -> Int {
        let name = "/proc/self/io"
        let file = unsafe open(name, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .failed("open", name) }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1_024)
        let count = unsafe read(file, &bytes, bytes.count)
        let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(
            separator: "\n")
        let line = lines.first { $0.hasPrefix("wchar: ") }
        guard let number = line.flatMap({ Int($0.dropFirst(7)) }) else {
            throw .sample("\(name) says nothing of what was written")
        }
        return number
    }

    /// A file's size in bytes.
    func size(of name: String) throws(BenchError) -> Int {
        var facts = stat()
        guard unsafe stat("\(path)/\(name)", &facts) == 0 else { throw .failed("stat", name) }
        return Int(facts.st_size)
    }

    /// What writing and flushing so many bytes takes without a database, nanoseconds: the median of fifty.
    func flushTime(of count: Int) throws(BenchError) -> UInt64 {
        let name = path + "/flushed"
        let file = unsafe open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .failed("open", name) }
        defer { close(file) }
        let bytes = [UInt8](repeating: 7, count: count)
        var times: [UInt64] = []
        for turn in 0..<50 {
            let began = Clock.now()
            let written = unsafe bytes.withUnsafeBytes {
                unsafe pwrite(file, $0.baseAddress, count, off_t(turn * count))
            }
            guard written == count, fdatasync(file) == 0 else { throw .failed("write", name) }
            times.append(Clock.now() - began)
        }
        return times.sorted()[25]
    }
}
