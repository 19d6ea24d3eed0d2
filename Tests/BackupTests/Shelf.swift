import Admin
import Foundation
import JSON
import Keyroom
import Ledger
import Terms
import Vault

@testable import AdminTests
@testable import Backup

/// A vault that is backed up, and a place for what is put back.
final class Shelf {
    let premises: Premises
    let path: String
    let back: String

    init() throws {
        premises = try Premises.ready().0
        try premises.settle()
        path = premises.place.path + "/backup"
        back = premises.place.path + "/back.db"
    }

    /// Makes the backup as the office does.
    @discardableResult
    func make(_ path: String? = nil) throws -> BackupReport {
        let order: JSON = ["path": .string(path ?? self.path)]
        let outcome = try premises.office.beginBackup(order).run()
        defer { try? premises.settle() }
        let done = try premises.office.finishBackup(outcome, by: Premises.admin)
        guard done["entries"] != nil else { throw CocoaError(.fileReadUnknown) }
        return try outcome.get()
    }

    /// Puts it back with a passphrase.
    @discardableResult
    func restore(_ passphrase: String = Premises.passphrase) throws -> BackupReport {
        let bytes = Array(passphrase.utf8)
        let secret = unsafe try SecretBytes(copying: bytes.span.bytes)
        return try BackupRestorer(path).restore(
            to: back, with: secret, by: SlotChoice())
    }

    /// What restoring answers now; nil where it is done.
    func fault(_ passphrase: String = Premises.passphrase) -> BackupError? {
        defer { try? FileManager.default.removeItem(atPath: back) }
        do {
            try restore(passphrase)
            return nil
        } catch { return error as? BackupError }
    }

    var bytes: [UInt8] {
        get { FileManager.default.contents(atPath: path).map { Array($0) } ?? [] }
        set { _ = FileManager.default.createFile(atPath: path, contents: Data(newValue)) }
    }

    /// What stands in the directory besides the vault's own.
    func leftovers() throws -> [String] {
        let home = premises.place.path
        return try FileManager.default.subpathsOfDirectory(atPath: home)
            .filter { $0.contains(".copy") || $0.contains(".part") }
    }
}
