internal import Glibc

/// A file that is read or written once from end to end, in pieces.
struct BackupStream: ~Copyable {
    let path: String
    private let descriptor: Int32

    /// Makes a file that is its owner's alone; refuses where anything has that name.
    init(making path: String) throws(BackupError) {
        let opened = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw errno == EEXIST ? .exists(path: path) : .file(path: path, errno: errno)
        }
        descriptor = opened
        self.path = path
    }

    /// Opens a file for reading.
    init(reading path: String) throws(BackupError) {
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw .file(path: path, errno: errno) }
        descriptor = opened
        self.path = path
    }

    deinit { close(descriptor) }

    /// Writes all of it.
    func write(_ bytes: [UInt8]) throws(BackupError) {
        var done = 0
        while done < bytes.count {
            let wrote = unsafe bytes[done...].withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if wrote < 0, errno == EINTR { continue }
            guard wrote > 0 else { throw .file(path: path, errno: errno) }
            done += wrote
        }
    }

    /// Up to `count` bytes; fewer only at the end.
    func read(_ count: Int) throws(BackupError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = unsafe bytes[filled...].withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .file(path: path, errno: errno) }
            guard got > 0 else { break }
            filled += got
        }
        return Array(bytes.prefix(filled))
    }

    /// A line of at most `limit` bytes, without its line feed; nil where there is none.
    func line(limit: Int) throws(BackupError) -> [UInt8]? {
        var line: [UInt8] = []
        while line.count <= limit {
            let piece = try read(512)
            guard let end = piece.firstIndex(of: UInt8(ascii: "\n")) else {
                guard piece.count == 512 else { return nil }
                line += piece
                continue
            }
            let beyond = off_t(piece.count - end - 1)
            guard lseek(descriptor, -beyond, SEEK_CUR) >= 0 else {
                throw .file(path: path, errno: errno)
            }
            return line + piece[..<end]
        }
        return nil
    }

    /// Makes it durable, its name too.
    func flush() throws(BackupError) {
        guard fsync(descriptor) == 0 else { throw .file(path: path, errno: errno) }
        try BackupFile.syncDirectory(of: path)
    }
}
