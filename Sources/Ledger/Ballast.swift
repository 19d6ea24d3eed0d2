internal import Glibc

/// Room beside the database that is given back when the disk is full, so that this can be recorded.
///
/// Blocks are allocated, not written: on a file system that compresses or shares blocks the room may not be there,
/// and then the daemon stops where it would have gone on.
struct Ballast {
    let path: String
    let size: Int

    /// Whether the file is there with all its blocks.
    var isWhole: Bool {
        var facts = stat()
        return unsafe lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
            && Int(facts.st_size) >= size && Int(facts.st_blocks) * 512 >= size
    }

    /// Makes it; where that fails nothing of it stays.
    func make() throws(LedgerError) {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .file(path: path, errno: errno) }
        defer { close(descriptor) }
        // Answers its error instead of setting errno.
        var code = posix_fallocate(descriptor, 0, off_t(size))
        if code == 0, fsync(descriptor) != 0 { code = errno }
        guard code == 0 else {
            unsafe _ = unlink(path)
            throw .file(path: path, errno: code)
        }
    }

    /// Makes it unless it is there; false where the disk has no room for it.
    func makeIfMissing() throws(LedgerError) -> Bool {
        guard !isWhole else { return true }
        // As strictly as while it runs: a restart must not take for room what the ballast gave back.
        guard hasRoom else { return false }
        do throws(LedgerError) { try make() } catch {
            guard error.isFull else { throw error }
            return false
        }
        return true
    }

    /// Gives its room back; false where there was none.
    func release() -> Bool {
        guard unsafe unlink(path) == 0 else { return false }
        // Journaling file systems hand freed blocks out again only after their own commit.
        try? Directory.sync(of: path)
        return true
    }

    /// Whether the disk has room again for it and for as much beside it, so that it does not come and go.
    var hasRoom: Bool {
        var facts = statvfs()
        guard unsafe statvfs(Directory.of(path), &facts) == 0 else { return false }
        return UInt64(facts.f_bavail) * UInt64(facts.f_frsize) >= 2 * UInt64(size)
    }
}
