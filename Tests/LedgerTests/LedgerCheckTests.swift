import Foundation
import Ledger
import Testing

@Suite struct `The check of a ledger` {
    private let scratch: Scratch
    private let log = TestLog()

    init() throws { scratch = try Scratch() }

    /// Ten signed entries, then two unsigned ones, closed.
    private func makeLog() throws {
        let ledger = try Ledger.create(scratch.files)
        for seq in UInt64(0)..<10 {
            _ = try ledger.append(entry(seq))
            try ledger.committed(by: log)
        }
        for seq in UInt64(10)..<12 { _ = try ledger.append(entry(seq)) }
        try ledger.committed()
        ledger.close()
    }

    private func finding() throws -> LedgerFinding? {
        let ledger = try Ledger.open(scratch.files)
        do throws(LedgerFinding) {
            _ = try ledger.check(under: log.key)
            return nil
        } catch { return error }
    }

    @Test func `finds nothing in an honest log and tells its unsigned tail`() throws {
        try makeLog()
        #expect(try Ledger.open(scratch.files).check(under: log.key) == 2)
    }

    @Test func `must pass before anything is signed`() throws {
        try makeLog()
        let ledger = try Ledger.open(scratch.files)
        #expect(throws: LedgerError.unchecked) { try ledger.committed(by: log) }
        let again = try Ledger.open(scratch.files)
        _ = try again.check(under: log.key)
        try again.committed(by: log)
        #expect(again.receipt(for: 11) != nil)
    }

    @Test func `lets a sealed vault append without signing`() throws {
        try makeLog()
        let ledger = try Ledger.open(scratch.files)
        _ = try ledger.append(entry(12))
        try ledger.committed()
        #expect(try ledger.check(under: log.key) == 3)
    }

    @Test func `finds an edited entry`() throws {
        try makeLog()
        try Tampering.execute("UPDATE entries SET bytes = x'7b7d' WHERE seq = 4", on: scratch.files)
        guard case .anchorAltered(anchored: 10, _) = try finding() else {
            Issue.record("not found")
            return
        }
    }

    @Test func `finds swapped entries`() throws {
        try makeLog()
        try Tampering.execute(
            "UPDATE entries SET seq = -1 WHERE seq = 3; UPDATE entries SET seq = 3 WHERE seq = 4;"
                + "UPDATE entries SET seq = 4 WHERE seq = -1", on: scratch.files)
        guard case .anchorAltered(anchored: 10, _) = try finding() else {
            Issue.record("not found")
            return
        }
    }

    @Test(arguments: [UInt64(0), 5, 10])
    func `is not even reached over a missing entry`(seq: UInt64) throws {
        try makeLog()
        try Tampering.execute("DELETE FROM entries WHERE seq = \(seq)", on: scratch.files)
        #expect(throws: LedgerError.gap(seq: seq)) { try Ledger.open(scratch.files) }
    }

    @Test func `is not even reached over an entry before the first`() throws {
        try makeLog()
        try Tampering.execute("INSERT INTO entries VALUES (-1, x'00')", on: scratch.files)
        #expect(throws: LedgerError.gap(seq: 0)) { try Ledger.open(scratch.files) }
    }

    @Test func `finds that the last signed entries are gone`() throws {
        try makeLog()
        try Tampering.execute("DELETE FROM entries WHERE seq >= 9", on: scratch.files)
        #expect(try finding() == .behindAnchor(size: 9, anchored: 10))
    }

    @Test func `finds an old copy of the database`() throws {
        let ledger = try Ledger.create(scratch.files)
        _ = try ledger.append(entry(0))
        try ledger.committed(by: log)
        ledger.close()
        let copy = try Data(contentsOf: URL(filePath: scratch.files.database))
        let again = try Ledger.open(scratch.files)
        _ = try again.check(under: log.key)
        _ = try again.append(entry(1))
        try again.committed(by: log)
        again.close()
        try copy.write(to: URL(filePath: scratch.files.database))
        #expect(try finding() == .behindAnchor(size: 1, anchored: 2))
    }

    @Test func `finds a stored checkpoint that was put back`() throws {
        let ledger = try Ledger.create(scratch.files)
        _ = try ledger.append(entry(0))
        try ledger.committed(by: log)
        let old = try #require(ledger.checkpoint)
        _ = try ledger.append(entry(1))
        try ledger.committed(by: log)
        ledger.close()
        try Tampering.execute(
            "UPDATE checkpoint SET note = CAST('\(old)' AS BLOB)", on: scratch.files)
        #expect(try finding() == .checkpointBehindAnchor(signed: 1, anchored: 2))
    }

    @Test func `finds a stored checkpoint that is missing, torn or someone else's`() throws {
        try makeLog()
        try Tampering.execute("UPDATE checkpoint SET note = x'00'", on: scratch.files)
        #expect(try finding() == .checkpointInvalid(.notANote))
        let forged = TestLog(seed: 66).note(size: 10, root: MerkleHash.empty)
        try Tampering.execute(
            "UPDATE checkpoint SET note = CAST('\(forged)' AS BLOB)", on: scratch.files)
        #expect(try finding() == .checkpointInvalid(.unsigned(by: log.key.name)))
        try Tampering.execute("DELETE FROM checkpoint", on: scratch.files)
        #expect(try finding() == .checkpointMissing)
    }

    @Test func `finds a checkpoint that was signed over other entries`() throws {
        try makeLog()
        let other = log.note(size: 11, root: MerkleHash.empty)
        try Tampering.execute(
            "UPDATE checkpoint SET note = CAST('\(other)' AS BLOB)", on: scratch.files)
        guard case .entriesAltered(signed: 11, _) = try finding() else {
            Issue.record("not found")
            return
        }
        let beyond = log.note(size: 13, root: MerkleHash.empty)
        try Tampering.execute(
            "UPDATE checkpoint SET note = CAST('\(beyond)' AS BLOB)", on: scratch.files)
        #expect(try finding() == .entriesMissing(size: 12, signed: 13))
    }
}

@Suite struct `The anchor` {
    private let scratch: Scratch
    private let log = TestLog()

    init() throws {
        scratch = try Scratch()
        let ledger = try Ledger.create(scratch.files)
        for seq in UInt64(0)..<3 {
            _ = try ledger.append(entry(seq))
            try ledger.committed(by: log)
        }
        ledger.close()
    }

    private func finding() throws -> LedgerFinding? {
        let ledger = try Ledger.open(scratch.files)
        do throws(LedgerFinding) {
            _ = try ledger.check(under: log.key)
            return nil
        } catch { return error }
    }

    @Test func `is missed when it is unlinked`() throws {
        try FileManager.default.removeItem(atPath: scratch.files.anchor)
        #expect(try finding() == .anchorMissing)
    }

    @Test(arguments: [UInt64(0), 2_048])
    func `survives one torn slot`(slot: UInt64) throws {
        try Tampering.overwrite(scratch.files.anchor, at: slot + 200, with: [0, 1, 2, 3])
        #expect(try finding() == nil)
        // And the next write does not tear the one that is left.
        let ledger = try Ledger.open(scratch.files)
        _ = try ledger.check(under: log.key)
        _ = try ledger.append(entry(3))
        try ledger.committed(by: log)
        ledger.close()
        #expect(try finding() == nil)
    }

    @Test func `is unreadable with both slots torn`() throws {
        for slot in [UInt64(0), 2_048] {
            try Tampering.overwrite(scratch.files.anchor, at: slot + 200, with: [0, 1, 2, 3])
        }
        #expect(try finding() == .anchorUnreadable)
    }

    @Test func `is unreadable when truncated`() throws {
        try Data().write(to: URL(filePath: scratch.files.anchor))
        #expect(try finding() == .anchorUnreadable)
    }

    @Test func `of another key is refused`() throws {
        let other = try Scratch()
        let ledger = try Ledger.create(other.files)
        _ = try ledger.append(entry(0))
        let stranger = TestLog(seed: 99)
        try ledger.committed(by: stranger)
        ledger.close()
        try FileManager.default.removeItem(atPath: scratch.files.anchor)
        try FileManager.default.copyItem(atPath: other.files.anchor, toPath: scratch.files.anchor)
        #expect(try finding() == .anchorInvalid(.unsigned(by: log.key.name)))
    }

    @Test func `is not pulled down by a log that was rolled back`() throws {
        let before = try Data(contentsOf: URL(filePath: scratch.files.anchor))
        try Tampering.execute("DELETE FROM entries WHERE seq = 2", on: scratch.files)
        let ledger = try Ledger.open(scratch.files)
        #expect(throws: LedgerFinding.self) { try ledger.check(under: log.key) }
        _ = try ledger.append(entry(2))
        #expect(throws: LedgerError.unchecked) { try ledger.committed(by: log) }
        ledger.close()
        #expect(try Data(contentsOf: URL(filePath: scratch.files.anchor)) == before)
    }
}
