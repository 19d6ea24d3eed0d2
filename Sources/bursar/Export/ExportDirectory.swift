import Glibc

/// The directory of an export: what an earlier run left in it, and where files go.
struct ExportDirectory {
    /// Entries in a full page.
    static let pageLength: UInt64 = 10_000
    /// The longest entry with its line feed, in bytes.
    private static let longestLine = 65_536

    /// The directory.
    let path: String
    /// Where the pages are: `entries/000000000000.ndjson` and on, each named for its first entry.
    var pages: String { path + "/entries" }
    /// Where the bytes are that entries name, each under its SHA-256.
    var blobs: String { path + "/blobs" }

    /// The page that entry `seq` belongs into.
    static func page(of seq: UInt64) -> String {
        let digits = String(seq - seq % pageLength)
        return String(repeating: "0", count: 12 - min(12, digits.count)) + digits + ".ndjson"
    }

    /// Makes the directory where there is none, and does the work while no other export can.
    ///
    /// Two at once, as from a timer whose last run still runs, would write one file's two halves.
    func locked<Done>(_ work: () throws(Failure) -> Done) throws(Failure) -> Done {
        _ = try ExportDirectory.make(path)
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .export(.notWritten(path: path, errno: errno))
        }
        // Closing lets go of it, and so does any end of the process.
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw .export(.inUse(directory: path))
        }
        return try work()
    }

    /// Begins an export of the log of `key`, or sees to it that the directory holds one.
    ///
    /// Returns whether it did.
    func open(for key: String, _ session: Session) throws(Failure) -> Bool {
        let held = try ExportDirectory.names(in: path)
        let isOurs = held.contains("verifier-key")
        guard isOurs || held.isEmpty else {
            throw .export(.notAnExport(directory: path))
        }
        guard !held.contains("tile") else { throw .export(.otherFormat(directory: path)) }
        if isOurs {
            try ExportKey.check(key, in: path, session)
        } else {
            // First of all: from here on an interrupted export is known for one.
            try ExportFile.write(Array((key + "\n").utf8), to: "verifier-key", in: path)
        }
        for directory in [pages, blobs] { _ = try ExportDirectory.make(directory) }
        return isOurs
    }

    /// The last page of an earlier run and its last entry; nil where there is none.
    func lastPage() throws(Failure) -> (first: UInt64, lastEntry: [UInt8])? {
        let held = try ExportDirectory.names(in: pages).sorted()
        for (index, name) in held.enumerated() {
            guard name == ExportDirectory.page(of: UInt64(index) * ExportDirectory.pageLength)
            else {
                throw .export(.brokenPage(path: "\(pages)/\(name)"))
            }
        }
        guard let name = held.last else { return nil }
        let tail = try ExportDirectory.tail(of: "\(pages)/\(name)")
        guard tail.last == UInt8(ascii: "\n"),
            let entry = tail.dropLast().split(separator: UInt8(ascii: "\n")).last
        else { throw .export(.brokenPage(path: "\(pages)/\(name)")) }
        return (UInt64(held.count - 1) * ExportDirectory.pageLength, Array(entry))
    }

    /// Makes a directory; false where there is one.
    static func make(_ path: String, isFlushed: Bool = true) throws(Failure) -> Bool {
        if unsafe mkdir(path, 0o700) == 0 {
            guard isFlushed else { return true }
            let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
            try ExportFile.sync(parent)
            return true
        }
        guard errno == EEXIST else { throw .export(.notWritten(path: path, errno: errno)) }
        return false
    }

    /// What is in a directory, but for what an interrupted run left unfinished.
    static func names(in directory: String) throws(Failure) -> [String] {
        guard let stream = unsafe opendir(directory) else {
            throw .export(.notWritten(path: directory, errno: errno))
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            let isUnfinished = name.hasPrefix(".") && name.hasSuffix(".partial")
            if name != ".", name != "..", !isUnfinished { names.append(name) }
        }
        return names
    }

    /// The end of a file: as much as the longest line, and the line feed before it.
    private static func tail(of path: String) throws(Failure) -> [UInt8] {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path, why: Errno.clause(errno, verb: "read")) }
        defer { close(descriptor) }
        let size = max(0, lseek(descriptor, 0, SEEK_END))
        var bytes = [UInt8](repeating: 0, count: min(size, longestLine + 1))
        let count = unsafe pread(descriptor, &bytes, bytes.count, size - bytes.count)
        guard count == bytes.count else { throw .export(.brokenPage(path: path)) }
        return bytes
    }
}
