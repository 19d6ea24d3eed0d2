import Foundation
import Glibc

/// A disk of a few megabytes in memory, where mounting is allowed; it goes with its owner.
final class SmallDisk: Sendable {
    let scratch: Scratch
    let path: String
    private var filler: String { path + "/filler" }

    /// Whether this process may mount one.
    static let isThere = (try? SmallDisk(megabytes: 1)) != nil

    init(megabytes: Int) throws {
        scratch = try Scratch()
        path = scratch.path + "/d"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        let options = ["-t", "tmpfs", "-o", "size=\(megabytes)m,mode=0700", "none", path]
        let child = try Child("/bin/mount", options, in: scratch.path)
        guard child.exitCode() == 0 else { throw Trouble("no mount: \(child.errors)") }
    }

    deinit { unsafe _ = umount2(path, Int32(MNT_DETACH)) }

    /// How many bytes are free.
    var free: Int {
        var facts = statvfs()
        guard unsafe statvfs(path, &facts) == 0 else { return 0 }
        return Int(facts.f_bavail) * Int(facts.f_frsize)
    }

    /// Fills it, but for so many bytes.
    func fill(leaving bytes: Int) throws {
        let file = unsafe open(filler, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Trouble("no filler: errno \(errno)") }
        defer { close(file) }
        var facts = stat()
        unsafe fstat(file, &facts)
        let more = max(0, free - bytes)
        guard posix_fallocate(file, facts.st_size, off_t(more)) == 0 else {
            throw Trouble("the disk can't be filled")
        }
    }

    /// Makes room again.
    func empty() throws { try FileManager.default.removeItem(atPath: filler) }
}
