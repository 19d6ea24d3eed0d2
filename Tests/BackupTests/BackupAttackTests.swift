import Admin
import Foundation
import JSON
import Ledger
import Terms
import Testing
import Vault

@testable import AdminTests
@testable import Backup

/// What happens to a vault's file while it is open must not end in its backup.
@Suite struct `A backup of a vault that somebody else writes to` {
    private let shelf: Shelf

    init() throws { shelf = try Shelf() }

    private static func prefixed(_ secrets: [UInt8]...) -> [UInt8] {
        secrets.flatMap { secret -> [UInt8] in [0, 0, 0, UInt8(secret.count)] + secret }
    }

    private func refused() throws -> String {
        let order: JSON = ["path": .string(shelf.path)]
        let outcome = try shelf.premises.office.beginBackup(order).run()
        #expect(!FileManager.default.fileExists(atPath: shelf.path))
        #expect(try shelf.leftovers() == [])
        guard case .failure(let error) = outcome else { return "a backup was made" }
        return error.clause
    }

    @Test func `is not made without a wallet's key`() throws {
        try shelf.premises.place.run(
            "DELETE FROM records WHERE instr(id, CAST('wallet/' AS BLOB)) = 1")
        #expect(try refused() == "row wallet/ethereum/main/entropy of records is gone")
    }

    @Test func `is not made with a slot that was removed`() throws {
        let premises = shelf.premises
        let old = SlotName.named("old")
        let both = Self.prefixed(Array(Premises.passphrase.utf8), [UInt8](1...32))
        try premises.work(.add(old, .keyFile, shares: nil, proof: SlotChoice()), both)
        let id = Array(old.text.utf8)
        let row = try #require(try premises.reader.row(.slots, id: id))
        _ = try premises.office.removeSlot("old", [:], by: Premises.admin)
        try premises.settle()
        try premises.place.run(
            "UPDATE slots SET version = 1, value = x'\(Hex.encode(row.value))' "
                + "WHERE id = x'\(Hex.encode(id))'")
        #expect(
            try refused()
                == "row old of slots (version 1) is not the one its entry pins (version 2)")
    }

    @Test func `is not made with another's token`() throws {
        try shelf.premises.place.run("UPDATE tokens SET value = zeroblob(32)")
        #expect(try refused() == "a token row was edited")
    }

    @Test func `is not made of a long log of which an early entry was edited`() throws {
        for price in 1...300 {
            _ = try shelf.premises.office.setRate(
                Premises.rate(price: .string("\(1_000 + price)")), by: Premises.admin)
        }
        try shelf.premises.settle()
        try shelf.premises.place.rewrite(20, "'admin'", "'adnim'")
        #expect(try refused().contains("entry 20"))
    }

    @Test func `opens with what opened the vault as it was copied, and with nothing from before`()
        throws
    {
        let premises = shelf.premises
        let maker = try premises.office.beginBackup(["path": .string(shelf.path)])
        let new = "another passphrase of the tests"
        let both = Self.prefixed(Array(Premises.passphrase.utf8), Array(new.utf8))
        try premises.work(
            .rotate(.main, .passphrase, shares: nil, proof: SlotChoice(), reason: ""), both)
        _ = try maker.run().get()
        #expect(shelf.fault() == .vault(.wrongSecret(.passphrase)))
        #expect(shelf.fault(new) == nil)
    }

    @Test(arguments: ["-wal", "-shm", "-journal"])
    func `is not put where another vault left the log of its last pages`(suffix: String) throws {
        try shelf.make()
        let left = shelf.back + suffix
        _ = FileManager.default.createFile(atPath: left, contents: Data([1]))
        #expect(shelf.fault() == .exists(path: left))
        #expect(FileManager.default.contents(atPath: left) == Data([1]))
        try FileManager.default.removeItem(atPath: left)
        #expect(shelf.fault() == nil)
    }
}
