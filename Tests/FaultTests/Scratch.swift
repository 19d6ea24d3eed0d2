import Foundation

/// A directory of its own under the system's temporary one; it goes with its owner.
final class Scratch: Sendable {
    /// Short, since a socket's path is at most 107 bytes.
    let path: String

    init() throws {
        let root = FileManager.default.temporaryDirectory.path
        path = root + "/bf-" + String(UInt32.random(in: .min ... .max), radix: 36)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
