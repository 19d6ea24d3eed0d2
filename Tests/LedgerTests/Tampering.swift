import CSQLite
import Foundation
import Ledger

/// What someone with the files and a shell can do to them.
enum Tampering {
    static func execute(_ sql: String, on files: LedgerFiles) throws {
        var handle: OpaquePointer?
        let opened = unsafe sqlite3_open(files.database, &handle)
        defer { unsafe sqlite3_close(handle) }
        let code = unsafe opened == SQLITE_OK ? sqlite3_exec(handle, sql, nil, nil, nil) : opened
        guard code == SQLITE_OK else { throw Failed(code: code, sql: sql) }
    }

    struct Failed: Error {
        let code: Int32
        let sql: String
    }

    /// Overwrites bytes of a file.
    static func overwrite(_ path: String, at offset: UInt64, with bytes: [UInt8]) throws {
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.seek(toOffset: offset)
        try file.write(contentsOf: Data(bytes))
        try file.close()
    }

    static func mode(of path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return attributes[.posixPermissions] as? Int ?? 0
    }
}

extension Tampering {
    /// Puts a file with the same bytes in a file's place.
    static func replace(_ path: String) throws {
        let bytes = try Data(contentsOf: URL(filePath: path))
        try FileManager.default.removeItem(atPath: path)
        try bytes.write(to: URL(filePath: path))
    }
}
