internal import Glibc

/// The directory that a file's name stands in.
enum Directory {
    /// Its path.
    static func of(_ path: String) -> String {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        return slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }

    /// Makes names in it durable: those made and those removed.
    static func sync(of path: String) throws(LedgerError) {
        let directory = of(path)
        let descriptor = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: directory, errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .file(path: directory, errno: errno) }
    }
}
