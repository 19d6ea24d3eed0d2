import Glibc

/// A file of 32 random bytes that opens a slot: read only where nobody else can read it.
struct KeyFile {
    /// How many bytes there are, and no more.
    static let length = 32

    /// Where it is.
    let path: String

    /// Reads it into a page.
    ///
    /// A link is not followed: whoever can put one there would choose the file.
    func read() throws(KeyFileError) -> SecretPage {
        let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path, errno: errno) }
        defer { close(descriptor) }
        try check(descriptor)
        let page: SecretPage
        do throws(SecretError) {
            page = try SecretPage.bytes(of: descriptor, limit: KeyFile.length + 1)
        } catch { throw .secret(error) }
        guard page.count == KeyFile.length else { throw .wrongLength(path) }
        return page
    }

    /// Makes it from the kernel's randomness, durable before anything depends on it, and reads it back.
    func generate() throws(KeyFileError) -> SecretPage {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = unsafe open(path, flags, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST ? .exists(path) : .unwritable(path, errno: errno)
        }
        defer { close(descriptor) }
        let made: Bool
        do throws(SecretError) {
            var page = try SecretPage()
            try page.appendRandom(KeyFile.length)
            made = page.write(to: descriptor)
        } catch {
            unsafe _ = unlink(path)
            throw .secret(error)
        }
        guard made, fsync(descriptor) == 0 else {
            let code = errno
            unsafe _ = unlink(path)
            throw .unwritable(path, errno: code)
        }
        return try read()
    }

    private func check(_ descriptor: Int32) throws(KeyFileError) {
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw .unreadable(path, errno: errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path) }
        guard facts.st_uid == geteuid() || facts.st_uid == 0 else {
            throw .anothers(path, owner: facts.st_uid)
        }
        guard facts.st_mode & 0o077 == 0 else {
            throw .open(path, mode: UInt32(facts.st_mode & 0o777))
        }
    }
}
