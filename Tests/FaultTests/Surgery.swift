@testable import Ledger

/// Edits a stopped vault's database as someone with the disk would.
enum Surgery {
    /// Runs each statement, constraints off.
    static func run(_ statements: [String], on database: String) throws {
        let connection = try Connection(path: database, writing: true)
        try connection.execute("PRAGMA ignore_check_constraints=ON", during: .configuring)
        for statement in statements { try connection.execute(statement, during: .writing) }
        try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)", during: .closing)
    }

    /// The number a query answers.
    static func number(_ query: String, in database: String) throws -> UInt64 {
        var connection = try Connection(path: database, writing: true)
        return UInt64(try connection.integer(query))
    }
}
