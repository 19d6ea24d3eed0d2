internal import Glibc

/// Where a ledger lies.
public struct LedgerFiles: Hashable, Sendable {
    /// The SQLite database, `DIR/bursar.db`.
    public let database: String
    /// The anchor, outside the database's directory: a copy of the directory must not carry it
    /// along.
    public let anchor: String
    /// How many bytes beside the database are kept for the day the disk is full.
    public let ballastSize: Int

    /// Names the files; the ballast has 16 MiB unless a small disk is to be tried.
    public init(database: String, anchor: String, ballastSize: Int = 16 << 20) {
        self.database = database
        self.anchor = anchor
        self.ballastSize = ballastSize
    }

    /// The ballast's file, `DIR/ballast`: it must be where the database is, to make room for it.
    public var ballast: String { Directory.of(database) + "/ballast" }

    /// The archive's directory, `DIR/archive`: entries whose bodies have left the database.
    public var archive: String { Directory.of(database) + "/archive" }

    /// Removes them, after an attempt to make a ledger that failed half-way.
    public func discard() {
        for suffix in ["", "-wal", "-shm"] { unsafe _ = unlink(database + suffix) }
        unsafe _ = unlink(ballast)
        unsafe _ = unlink(anchor)
    }
}
