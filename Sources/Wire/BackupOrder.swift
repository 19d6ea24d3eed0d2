public import JSON

/// Where an administrator wants a backup: the body of `POST /v1/admin/backup`.
public struct BackupOrder: Hashable, Sendable {
    /// An absolute path, as the daemon sees the file system.
    public let path: String

    /// The longest path, in UTF-8 bytes.
    public static let limit = 1_024

    /// Takes a path.
    public init(path: String) { self.path = path }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        path = try fields.string("path")
        let isPath =
            path.hasPrefix("/") && path.utf8.count <= BackupOrder.limit && !path.hasSuffix("/")
            && path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        guard isPath else {
            throw fields.error(
                "path", "must be an absolute path of at most \(BackupOrder.limit) bytes")
        }
        try fields.finish()
    }

    /// The document.
    public var json: JSON { ["path": .string(path)] }
}
