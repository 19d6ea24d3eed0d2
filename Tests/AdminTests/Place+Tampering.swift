@testable import Ledger
import Foundation

extension Place {
    /// Takes the anchor away.
    func removeAnchor() throws { try FileManager.default.removeItem(atPath: files.anchor) }

    /// Replaces a text in an entry's bytes on the disk; both are SQL literals.
    func rewrite(_ seq: UInt64, _ old: String, _ new: String) throws {
        let connection = try Connection.openWriter(at: files.database)
        try connection.execute(
            """
            UPDATE entries SET bytes =
            CAST(replace(CAST(bytes AS TEXT), \(old), \(new)) AS BLOB) WHERE seq = \(seq)
            """, during: .writing)
    }

    /// Runs a statement on the database, as whoever can write the file might.
    func run(_ statement: String) throws {
        let connection = try Connection.openWriter(at: files.database)
        try connection.execute(statement, during: .writing)
    }
}
