import Foundation
import Terms
import Testing

@testable import Ledger

/// What is found of a log whose entries or tiles were changed.
@Suite struct `A log of many tiles` {
    private static let size: UInt64 = 66_000
    private static let log = TestLog()
    /// Made once: 66,000 entries take a second or two.
    private static let template = Result { () throws -> Scratch in
        let scratch = try Scratch()
        let ledger = try Ledger.create(scratch.files)
        for seq in 0..<size { _ = try ledger.append(entry(seq)) }
        try ledger.committed(by: log)
        ledger.close()
        return scratch
    }

    private let scratch: Scratch

    init() throws {
        let made = try Self.template.get()
        scratch = try Scratch()
        try FileManager.default.copyItem(
            atPath: made.files.database, toPath: scratch.files.database)
        try FileManager.default.copyItem(atPath: made.files.anchor, toPath: scratch.files.anchor)
    }

    private func finding() throws -> LedgerFinding? {
        let ledger = try Ledger.open(scratch.files)
        do throws(LedgerFinding) {
            _ = try ledger.check(under: Self.log.key)
            return nil
        } catch { return error }
    }

    @Test func `is found whole`() throws {
        #expect(try finding() == nil)
        let ledger = try Ledger.open(scratch.files)
        #expect(try ledger.check(under: Self.log.key) == 0)
        for index in [0, 1, 255, 256, 65_535, 65_536, 65_999] as [UInt64] {
            let receipt = try #require(ledger.receipt(for: index))
            try TLogProof(receipt).verify(
                leaf: MerkleHash.leaf(entry(index)), signedBy: Self.log.key)
        }
    }

    @Test(arguments: [UInt64(0), 4, 256, 40_000, 65_791])
    func `has its changed entry named`(seq: UInt64) throws {
        try Tampering.execute(
            "UPDATE entries SET bytes = x'7b7d' WHERE seq = \(seq)", on: scratch.files)
        #expect(try finding() == .entryAltered(seq: seq))
    }

    @Test func `has an entry after the last full tile found by the root`() throws {
        try Tampering.execute(
            "UPDATE entries SET bytes = x'7b7d' WHERE seq = 65999", on: scratch.files)
        guard case .anchorAltered(anchored: Self.size, _) = try finding() else {
            Issue.record("not found")
            return
        }
    }

    @Test(
        arguments: [
            (
                "UPDATE tiles SET hashes = zeroblob(8192) WHERE level = 0 AND number = 7",
                UInt64(1_792)
            ),
            (
                "UPDATE tiles SET hashes = CAST(substr(hashes, 1, 8160) || zeroblob(32) AS BLOB) "
                    + "WHERE level = 0 AND number = 256", UInt64(65_791)
            ),
        ] as [(String, UInt64)])
    func `has a changed hash named by its entry`(sql: String, seq: UInt64) throws {
        try Tampering.execute(sql, on: scratch.files)
        #expect(try finding() == .entryAltered(seq: seq))
    }

    @Test func `is not taken with an entry and its hash changed alike`() throws {
        let reader = try LedgerReader(scratch.files)
        let place = TilePlace(level: 0, number: 3)
        var bytes = try #require(try reader.tile(place)).bytes
        bytes.replaceSubrange(64..<96, with: MerkleHash.leaf(Array("{}".utf8)).bytes)
        try Tampering.execute(
            "UPDATE entries SET bytes = x'7b7d' WHERE seq = 770;"
                + "UPDATE tiles SET hashes = x'\(Hex.encode(bytes))' WHERE level = 0 AND number = 3",
            on: scratch.files)
        #expect(try finding() != nil)
    }

    @Test(arguments: [
        "UPDATE tiles SET hashes = zeroblob(8192) WHERE level = 1",
        "UPDATE tiles SET hashes = x'00' WHERE level = 1", "DELETE FROM tiles WHERE level = 1",
        "UPDATE tiles SET number = 9 WHERE level = 1", "UPDATE tiles SET level = 2 WHERE level = 1",
    ])
    func `does without no tile of its edge`(sql: String) throws {
        try Tampering.execute(sql, on: scratch.files)
        do throws(LedgerError) {
            let ledger = try Ledger.open(scratch.files)
            #expect(throws: LedgerFinding.self) { try ledger.check(under: Self.log.key) }
        } catch { #expect(error == .tile(level: 1, number: 0)) }
    }

    @Test(arguments: [
        "UPDATE tiles SET hashes = x'00' WHERE level = 0 AND number = 7",
        "DELETE FROM tiles WHERE level = 0 AND number = 7",
        "UPDATE tiles SET number = 9999 WHERE level = 0 AND number = 7",
        "UPDATE tiles SET level = 5 WHERE level = 0 AND number = 7",
    ])
    func `has its missing tile named`(sql: String) throws {
        try Tampering.execute(sql, on: scratch.files)
        #expect(try finding() == .unreadable(.tile(level: 0, number: 7)))
    }

    @Test func `proves nothing from a tile that was changed while it was open`() throws {
        let ledger = try Ledger.open(scratch.files)
        _ = try ledger.check(under: Self.log.key)
        try Tampering.execute(
            "UPDATE tiles SET hashes = zeroblob(8192) WHERE level = 0 AND number = 100",
            on: scratch.files)
        let inside: UInt64 = 100 * 256 + 3
        #expect(throws: LedgerError.tile(level: 0, number: 100)) {
            try ledger.inclusionProof(of: inside, at: Self.size)
        }
        #expect(ledger.receipt(for: inside) == nil)
        #expect(!ledger.holds(EntryID(seq: inside, entry: entry(inside))))
        #expect(ledger.receipt(for: 3) != nil)
    }
}
