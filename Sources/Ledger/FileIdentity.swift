internal import Glibc

/// Which file stood at a path when it was opened.
///
/// What is written to a file that was unlinked, moved or replaced goes where nobody will look for it,
/// and one with a second name can be opened past its write-ahead log.
struct FileIdentity {
    /// What stands at the path now.
    enum Place {
        /// The same file, under this name alone.
        case here
        /// The same file, and it has another name as well.
        case linked
        /// Another file.
        case replaced
        /// Nothing.
        case gone
    }

    let path: String
    private let device: dev_t
    private let inode: ino_t

    /// Remembers the file at `path`; throws ``LedgerError/moved(path:rescued:)`` where there is none, or one
    /// with two names.
    init(of path: String) throws(LedgerError) {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0, facts.st_nlink == 1 else {
            throw .moved(path: path, rescued: nil)
        }
        self.path = path
        device = facts.st_dev
        inode = facts.st_ino
    }

    /// Remembers the files at several paths.
    static func all(of paths: [String]) throws(LedgerError) -> [FileIdentity] {
        var all: [FileIdentity] = []
        for path in paths { all.append(try FileIdentity(of: path)) }
        return all
    }

    /// Whether it is still there, by device, inode and number of names.
    var place: Place {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return .gone }
        guard facts.st_dev == device, facts.st_ino == inode else { return .replaced }
        return facts.st_nlink == 1 ? .here : .linked
    }

    /// Whether anything has that name.
    static func exists(_ path: String) -> Bool {
        var facts = stat()
        return unsafe lstat(path, &facts) == 0
    }

    /// Takes a name away, if it is there.
    static func remove(_ path: String) { unsafe _ = unlink(path) }

    /// Flushes a file that another hand wrote, and its name; its owner alone may read it.
    static func makeDurable(_ path: String) throws(LedgerError) {
        let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, errno: errno) }
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else {
            throw .file(path: path, errno: errno)
        }
        try Directory.sync(of: path)
    }

    /// Throws ``LedgerError/moved(path:rescued:)`` unless it is still there, under this name alone.
    func check() throws(LedgerError) {
        guard case .here = place else { throw .moved(path: path, rescued: nil) }
    }
}
