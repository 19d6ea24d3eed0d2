import Testing

@testable import Ledger

@Suite struct `The connection that writes` {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try Connection.create(at: scratch.files.database)
    }

    @Test(arguments: [
        ("synchronous", Int64(2)), ("secure_delete", 1), ("temp_store", 2), ("trusted_schema", 0),
        ("cell_size_check", 1), ("foreign_keys", 1), ("mmap_size", 0), ("query_only", 0),
        ("application_id", 0x4252_5352), ("user_version", 2),
    ])
    func `has the settings that durability and erasure rest on`(name: String, value: Int64) throws {
        var connection = try Connection.openWriter(at: scratch.files.database)
        #expect(try connection.integer("PRAGMA \(name)") == value)
    }

    @Test func `keeps a write-ahead log`() throws {
        var connection = try Connection.openWriter(at: scratch.files.database)
        var mode: [UInt8] = []
        try connection.query(connection.prepare("PRAGMA journal_mode")) { row in
            mode = row.text(0)
            return false
        }
        #expect(mode == Array("wal".utf8))
    }

    @Test func `keeps its schema from being written, as a defensive one does`() throws {
        let connection = try Connection.openWriter(at: scratch.files.database)
        try connection.execute("PRAGMA writable_schema=ON", during: .writing)
        #expect(throws: LedgerError.self) {
            try connection.execute("DELETE FROM sqlite_schema", during: .writing)
        }
    }

    @Test func `refuses another version of the schema, and another program's file`() throws {
        for setting in ["user_version=3", "application_id=7"] {
            let other = try Scratch()
            try Connection.create(at: other.files.database)
            try Tampering.execute("PRAGMA \(setting)", on: other.files)
            #expect(throws: LedgerError.foreign(path: other.files.database)) {
                _ = try Connection.openWriter(at: other.files.database)
            }
            #expect(throws: LedgerError.foreign(path: other.files.database)) {
                _ = try Connection.openReader(at: other.files.database)
            }
        }
    }

    @Test func `notices that its file was replaced`() throws {
        let connection = try Connection.openWriter(at: scratch.files.database)
        let before = connection.hasMoved
        #expect(!before)
        try Tampering.replace(scratch.files.database)
        let after = connection.hasMoved
        #expect(after)
    }

    @Test func `binds integers of 64 bits and bytes of any length, none included`() throws {
        var connection = try Connection.openWriter(at: scratch.files.database)
        let insert = try connection.prepare("INSERT INTO blobs VALUES (?, ?)")
        let select = try connection.prepare(
            "SELECT bytes, length(bytes), ? FROM blobs WHERE hash = ?")
        for count in [0, 1, 31, 70_000] {
            let bytes = [UInt8](repeating: 9, count: count)
            try connection.run(insert, .bytes([UInt8(count & 255)]), .bytes(bytes))
            var found: (bytes: [UInt8], count: Int64, number: Int64) = ([1], -1, 0)
            let key = Binding.bytes([UInt8(count & 255)])
            try connection.query(select, .integer(.max), key) { row in
                found = (row.bytes(0), row.integer(1), row.integer(2))
                return true
            }
            #expect(found.bytes == bytes)
            #expect(found.count == Int64(count))
            #expect(UInt64(bitPattern: found.number) == .max)
        }
    }
}

@Suite struct `The connection that reads` {
    @Test func `can't write`() throws {
        let scratch = try Scratch()
        try Connection.create(at: scratch.files.database)
        let writer = try Connection.openWriter(at: scratch.files.database)
        let reader = try Connection.openReader(at: scratch.files.database)
        #expect(throws: LedgerError.self) {
            try reader.execute("DELETE FROM entries", during: .writing)
        }
        let isInTransaction = writer.isInTransaction
        #expect(!isInTransaction)
    }
}
