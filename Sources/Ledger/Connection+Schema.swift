internal import CSQLite
internal import Glibc

/// How Bursar's database looks and what it insists on.
extension Connection {
    /// "BRSR": `file` and SQLite tools show it.
    static let applicationID: Int64 = 0x4252_5352
    /// Rises with the schema.
    static let schemaVersion: Int64 = 2

    /// Makes the file, empty and for its owner alone, and the tables in it.
    static func create(at path: String) throws(LedgerError) {
        let descriptor = unsafe open(
            path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST ? .exists(path: path) : .file(path: path, errno: errno)
        }
        close(descriptor)
        do throws(LedgerError) { try furnish(path) } catch {
            unsafe _ = unlink(path)
            throw error
        }
    }

    private static func furnish(_ path: String) throws(LedgerError) {
        let connection = try Connection(path: path, writing: true)
        try connection.execute("PRAGMA journal_mode=WAL", during: .configuring)
        try connection.execute("BEGIN IMMEDIATE", during: .configuring)
        try connection.execute(schema, during: .configuring)
        try connection.execute("PRAGMA application_id=\(applicationID)", during: .configuring)
        try connection.execute("PRAGMA user_version=\(schemaVersion)", during: .configuring)
        try connection.execute("COMMIT", during: .configuring)
    }

    /// Opens the database for its one writer, brings an earlier version up to this one, and flushes what a
    /// killed process left in the WAL.
    static func openWriter(at path: String) throws(LedgerError) -> Connection {
        var connection = try Connection(path: path, writing: true)
        try connection.migrate()
        try connection.checkIdentity(path: path)
        try connection.flushLeftovers()
        connection.countFrames()
        return connection
    }

    /// Opens the database for look-ups.
    static func openReader(at path: String) throws(LedgerError) -> Connection {
        var connection = try Connection(path: path, writing: false)
        try connection.checkIdentity(path: path)
        try connection.configure()
        try connection.execute("PRAGMA query_only=ON", during: .configuring)
        return connection
    }

    /// Opens the database for a copy of it: reading, and writing another file.
    static func openCopier(at path: String) throws(LedgerError) -> Connection {
        var connection = try Connection(path: path, writing: false)
        try connection.checkIdentity(path: path)
        try connection.configure()
        return connection
    }

    /// Every table of a version by name, in the words SQLite keeps.
    static func tables(of version: Int64) -> [String: String] {
        var tables = [
            "entries": "CREATE TABLE entries(seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
            "blobs": "CREATE TABLE blobs(hash BLOB PRIMARY KEY NOT NULL, bytes BLOB NOT NULL)",
            "checkpoint":
                "CREATE TABLE checkpoint(one INTEGER PRIMARY KEY CHECK (one = 1), note BLOB NOT NULL)",
        ]
        for table in RowTable.allCases {
            tables[table.rawValue] = """
                CREATE TABLE \(table.rawValue)(id BLOB PRIMARY KEY NOT NULL, version INTEGER NOT NULL,
                  value BLOB NOT NULL, mac BLOB NOT NULL) WITHOUT ROWID
                """
        }
        if version >= 2 {
            tables["tiles"] = """
                CREATE TABLE tiles(level INTEGER NOT NULL, number INTEGER NOT NULL,
                  hashes BLOB NOT NULL, PRIMARY KEY (level, number)) WITHOUT ROWID
                """
            tables["places"] = """
                CREATE TABLE places(payment BLOB PRIMARY KEY NOT NULL, seq INTEGER NOT NULL,
                  agent BLOB NOT NULL) WITHOUT ROWID
                """
        }
        return tables
    }

    private static var schema: String { tables(of: schemaVersion).values.map { $0 + ";" }.joined() }

    /// Nothing but Bursar's own tables: a trigger would run with every batch.
    mutating func checkSchema(of version: Int64) throws(LedgerError) {
        var missing = Connection.tables(of: version)
        let words = try prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        try query(words) { row throws(LedgerError) in
            let name = String(decoding: row.text(0), as: UTF8.self)
            guard let sql = missing.removeValue(forKey: name), row.text(1).elementsEqual(sql.utf8)
            else { throw .schema(name: name.utf8.allSatisfy(Connection.isPlain) ? name : "?") }
            return true
        }
        if let name = missing.keys.min() { throw .schema(name: name) }
    }

    private static func isPlain(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

    private mutating func checkIdentity(path: String) throws(LedgerError) {
        guard try integer("PRAGMA application_id") == Connection.applicationID,
            try integer("PRAGMA user_version") == Connection.schemaVersion
        else { throw .foreign(path: path) }
        try checkSchema(of: Connection.schemaVersion)
    }

    /// Old content is overwritten, nothing spills into other files, the schema runs no code.
    func configure() throws(LedgerError) {
        for setting in [
            "secure_delete=ON", "temp_store=MEMORY", "trusted_schema=OFF", "cell_size_check=ON",
            "foreign_keys=ON", "mmap_size=0",
            // The writer does it between batches, where a failure is heard.
            "wal_autocheckpoint=0",
        ] { try execute("PRAGMA \(setting)", during: .configuring) }
    }

    /// Sets WAL and FULL and reads FULL back: wrappers and builds have been seen to turn it down
    /// silently.
    mutating func insist(_ settings: String...) throws(LedgerError) {
        for setting in settings { try execute(setting, during: .configuring) }
        let level = try integer("PRAGMA synchronous")
        guard level == 2 else { throw .setting(name: "synchronous", value: level) }
    }
}
