internal import Glibc

/// A bound, listening Unix socket and the file it stands under.
///
/// The file gets its final mode before `listen(2)`: nobody connects in between. The caller holds
/// the home lock, so two daemons of one home never get here at once.
struct SocketFile: Sendable {
    let path: String
    let descriptor: Int32
    private let device: UInt
    private let inode: UInt

    /// `sun_path` has 108 bytes and ends with a zero.
    static let longestPath = 107

    /// Binds a door's socket at `path`; a file that nobody listens on is replaced.
    init(_ path: String, for door: Door) throws(DoorError) {
        let length = path.utf8.count
        guard length <= Self.longestPath, !path.utf8.contains(0) else {
            throw .pathTooLong(path: path, length: length, limit: Self.longestPath)
        }
        try Self.removeStale(path)
        let descriptor = socket(
            AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .failed("socket", path) }
        var kept = false
        defer { if !kept { close(descriptor) } }
        // Linux gives the file the mode its socket has at bind(2): unlike a umask, which is the
        // whole process's, this cannot meet another thread's.
        guard fchmod(descriptor, 0o600) == 0 else { throw .failed("fchmod", path) }
        guard unsafe Self.withAddress(path, { unsafe bind(descriptor, $0, $1) }) == 0 else {
            throw .failed("bind", path)
        }
        if let group = RunDirectory.groupID(of: door), unsafe lchown(path, geteuid(), group) != 0 {
            throw .failed("chown", path)
        }
        guard unsafe chmod(path, door.socketMode) == 0 else { throw .failed("chmod", path) }
        guard listen(descriptor, 256) == 0 else { throw .failed("listen", path) }
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { throw .failed("lstat", path) }
        self.path = path
        self.descriptor = descriptor
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
        kept = true
    }

    /// Removes the file, unless it is another's by now.
    func unlink() {
        var status = stat()
        guard unsafe lstat(path, &status) == 0, UInt(status.st_dev) == device,
            UInt(status.st_ino) == inode
        else { return }
        _ = unsafe Glibc.unlink(path)
    }

    private static func removeStale(_ path: String) throws(DoorError) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else {
            guard errno == ENOENT else { throw .failed("lstat", path) }
            return
        }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
        let probe = socket(
            AF_UNIX,
            Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard probe >= 0 else { throw .failed("socket", path) }
        defer { close(probe) }
        let answered = unsafe withAddress(path) { unsafe connect(probe, $0, $1) }
        // Only a refused connection says that nobody listens: a full backlog says EAGAIN.
        guard answered != 0, errno == ECONNREFUSED else { throw .inUse(path: path) }
        guard unsafe Glibc.unlink(path) == 0 else { throw .failed("unlink", path) }
    }

    private static func withAddress(
        _ path: String, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { target in
            for (index, byte) in path.utf8.enumerated() { unsafe target[index] = byte }
        }
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe call($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
