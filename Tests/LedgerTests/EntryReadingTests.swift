import Foundation
import Terms
import Testing

@testable import Ledger

/// What is read from a file that somebody edits while it is open.
@Suite struct `Entries that are read` {
    private static let log = TestLog()
    private static let size: UInt64 = 600
    private let scratch: Scratch
    private let ledger: Ledger
    private let reader: LedgerReader

    init() throws {
        scratch = try Scratch()
        ledger = try Ledger.create(scratch.files)
        for seq in 0..<Self.size { _ = try ledger.append(entry(seq)) }
        try ledger.committed(by: Self.log)
        reader = try LedgerReader(scratch.files)
    }

    private func read(_ seq: UInt64, _ limit: Int = 1) -> LedgerError? {
        do throws(LedgerError) {
            _ = try ledger.entries(from: seq, limit: limit, by: reader)
            return nil
        } catch { return error }
    }

    @Test func `are those that were written`() throws {
        let all = (0..<Self.size).map { entry($0) }
        #expect(try ledger.entries(from: 0, limit: 1_000, by: reader) == all)
        #expect(try ledger.entries(from: 599, limit: 5, by: reader) == [entry(599)])
        #expect(try ledger.entries(from: 600, limit: 5, by: reader) == [])
        #expect(try ledger.entries(from: .max, limit: 5, by: reader) == [])
        #expect(try ledger.entry(255, by: reader) == entry(255))
        #expect(try ledger.entry(600, by: reader) == nil)
        // What is staged is visible to nobody.
        _ = try ledger.append(entry(600))
        #expect(try ledger.entries(from: 599, limit: 5, by: reader) == [entry(599)])
    }

    @Test(arguments: [UInt64(0), 255, 256, 511, 512, 599])
    func `are none that was edited since, and it is named`(seq: UInt64) throws {
        try Tampering.execute(
            "UPDATE entries SET bytes = CAST(replace(CAST(bytes AS TEXT), 'daemon', 'demon') AS BLOB) "
                + "WHERE seq = \(seq)", on: scratch.files)
        #expect(read(seq) == .changed(seq: seq))
        #expect(read(0, 1_000) == .changed(seq: seq))
        #expect(read(0, Int(seq)) == nil)
        #expect(read(seq + 1, 1_000) == nil)
    }

    @Test(arguments: [UInt64(0), 300, 599])
    func `are none in the place of one that is gone`(seq: UInt64) throws {
        try Tampering.execute("DELETE FROM entries WHERE seq = \(seq)", on: scratch.files)
        #expect(read(seq, 3) == .gap(seq: seq))
        #expect(read(0, 1_000) == .gap(seq: seq))
    }

    @Test func `are none that somebody put there`() throws {
        try Tampering.execute(
            "INSERT INTO entries SELECT 600, bytes FROM entries WHERE seq = 3", on: scratch.files)
        #expect(read(590, 100) == .changed(seq: 600))
        #expect(read(600) == .changed(seq: 600))
    }

    @Test func `are none whose leaf was changed alike`() throws {
        ledger.close()
        let again = try Ledger.open(scratch.files)
        try Tampering.execute(
            "UPDATE tiles SET hashes = zeroblob(8192) WHERE level = 0 AND number = 1",
            on: scratch.files)
        #expect(try again.entry(255, by: reader) == entry(255))
        #expect(throws: LedgerError.tile(level: 0, number: 1)) { try again.entry(256, by: reader) }
        again.close()
    }
}
