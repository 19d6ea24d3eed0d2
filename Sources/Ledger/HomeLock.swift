internal import Glibc

/// The lock on a vault's directory: held for as long as the process serves it.
///
/// Taken before anything else. The kernel drops it with the process, however it ends.
@safe
public struct HomeLock: ~Copyable, Sendable {
    private let descriptor: Int32

    /// Takes `directory/lock`; the directory exists.
    ///
    /// Throws ``HomeLockError`` when another process holds it.
    public init(directory: String) throws(HomeLockError) {
        let path = directory + "/lock"
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .file(path: path, errno: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            close(descriptor)
            throw reason == EWOULDBLOCK ? .held(path: path) : .file(path: path, errno: reason)
        }
        self.descriptor = descriptor
    }

    // The file stays: removing it would let two processes lock two files of one name.
    deinit { close(descriptor) }
}
