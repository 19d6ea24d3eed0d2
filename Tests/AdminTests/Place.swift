import Foundation
import Ledger

/// A vault's directory for one test, removed when nobody needs it any more.
final class Place: Sendable {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory.path + "/bursar-\(UUID().uuidString.prefix(13))"
        try FileManager.default.createDirectory(
            atPath: path + "/home", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var files: LedgerFiles {
        LedgerFiles(database: path + "/home/bursar.db", anchor: path + "/home.anchor")
    }

    /// Takes the database away under the ledger, as a careless or hostile hand would.
    func removeDatabase() throws { try FileManager.default.removeItem(atPath: files.database) }
}
