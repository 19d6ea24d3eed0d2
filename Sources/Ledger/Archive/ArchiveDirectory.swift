internal import Glibc

/// The directory of an archive: whole files under their names, each on the disk before it is named.
struct ArchiveDirectory {
    let path: String
    /// Directories with names in them that may not be on the disk.
    private var unflushed: Set<String> = []

    init(path: String) { self.path = path }

    /// Makes it where there is none; its owner alone may look into it.
    func make() throws(LedgerError) {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw .file(path: path, errno: errno)
        }
        try Directory.sync(of: path)
    }

    /// The bytes of a file below it, `limit` at most; nil where there is none.
    func read(_ name: String, limit: Int) throws(LedgerError) -> [UInt8]? {
        let file = "\(path)/\(name)"
        let descriptor = unsafe open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .file(path: file, errno: errno)
        }
        defer { close(descriptor) }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0, facts.st_size <= limit else {
            throw .file(path: file, errno: EFBIG)
        }
        var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
        var done = 0
        while done < bytes.count {
            let got = unsafe bytes[done...].withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { throw .file(path: file, errno: got < 0 ? errno : EIO) }
            done += got
        }
        return bytes
    }

    /// Puts a file on the disk, then under its name; the names are on the disk once ``flush()`` has returned.
    mutating func write(_ bytes: [UInt8], to name: String) throws(LedgerError) {
        var folder = path
        let parts = name.split(separator: "/")
        for part in parts.dropLast() {
            unflushed.insert(folder)
            folder += "/" + part
            guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else {
                throw .file(path: folder, errno: errno)
            }
        }
        unflushed.insert(folder)
        let partial = "\(folder)/.\(parts.last ?? "").partial"
        let file = "\(path)/\(name)"
        let descriptor = unsafe open(
            partial, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .file(path: partial, errno: errno) }
        defer { close(descriptor) }
        var done = 0
        while done < bytes.count {
            let wrote = unsafe bytes[done...].withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if wrote < 0, errno == EINTR { continue }
            guard wrote > 0 else { throw .file(path: partial, errno: errno) }
            done += wrote
        }
        guard fsync(descriptor) == 0, unsafe Glibc.rename(partial, file) == 0 else {
            throw .file(path: file, errno: errno)
        }
    }

    /// Puts the names of what was written on the disk.
    mutating func flush() throws(LedgerError) {
        for folder in unflushed.sorted() { try Directory.sync(of: folder + "/.") }
        unflushed = []
    }

    /// Takes a file away, where it is there.
    func remove(_ name: String) {
        unsafe _ = unlink("\(path)/\(name)")
        unsafe _ = rmdir(Directory.of("\(path)/\(name)"))
    }

    /// Renames it, with a number where the name is taken; answers what it is called now.
    func rename(to name: String) throws(LedgerError) -> String {
        var next = name
        var number = 1
        while FileIdentity.exists(next) {
            number += 1
            next = "\(name)-\(number)"
        }
        guard unsafe Glibc.rename(path, next) == 0 else { throw .file(path: path, errno: errno) }
        try Directory.sync(of: next)
        return next
    }
}
