import Foundation
import Terms
import Testing

@testable import Ledger

/// What the ledger signs while its key is handed over, and what a crash then may leave.
@Suite struct `A ledger whose key is handed over` {
    private let scratch: Scratch
    private let first = TestLog(seed: 1)
    private let second = TestLog(seed: 2)

    init() throws { scratch = try Scratch() }

    private func commit(_ ledger: Ledger, by signer: CheckpointSigner?) throws {
        let word = Word()
        ledger.commit(signedBy: signer) { word.say($0) }
        _ = try word.awaited().get()
    }

    /// Six entries by the first key, the seventh under both, then three by the second.
    private func makeLog(_ after: Int = 3) throws {
        let ledger = try Ledger.create(scratch.files)
        for seq in UInt64(0)..<6 {
            _ = try ledger.append(entry(seq))
            try commit(ledger, by: first.signer)
        }
        _ = try ledger.append(entry(6))
        try commit(ledger, by: first.signer.joined(by: second.signer))
        let note = try SignedNote(try #require(ledger.checkpoint))
        #expect(note.signatures.count == 2)
        try note.verify(by: first.key)
        try note.verify(by: second.key)
        for seq in UInt64(7)..<UInt64(7 + after) {
            _ = try ledger.append(entry(seq))
            try commit(ledger, by: second.signer)
            let note = try SignedNote(try #require(ledger.checkpoint))
            #expect(note.signatures.map(\.id) == [second.key.id])
        }
        ledger.close()
    }

    private func finding(_ earlier: [EndedKey]) throws -> LedgerFinding? {
        let ledger = try Ledger.open(scratch.files)
        do throws(LedgerFinding) {
            _ = try ledger.check(under: second.key, earlier: earlier)
            return nil
        } catch { return error }
    }

    /// Puts a note into the anchor's file, as its only one.
    private func anchor(_ note: String) throws {
        try FileManager.default.removeItem(atPath: scratch.files.anchor)
        var anchor = try Anchor(path: scratch.files.anchor)
        try anchor.write(note)
        try anchor.flush()
    }

    private func note(_ size: UInt64, by log: TestLog) throws -> String {
        var tree = MerkleTree()
        for seq in 0..<size { tree.append(leaf: MerkleHash.leaf(entry(seq))) }
        return log.note(size: size, root: tree.root)
    }

    @Test func `is sound under the new key`() throws {
        try makeLog()
        #expect(try finding([]) == nil)
        #expect(try finding([EndedKey(key: first.key, end: 6)]) == nil)
        #expect(
            throws: LedgerFinding.checkpointInvalid(.unsigned(by: first.key.name))
        ) {
            try Ledger.open(scratch.files).check(under: first.key)
        }
    }

    @Test func `is sound with the anchor of before, where a crash came between the two`() throws {
        try makeLog(0)
        try anchor(note(6, by: first))
        #expect(try finding([EndedKey(key: first.key, end: 6)]) == nil)
        // Without the hand-over in the log it would be a stranger's.
        #expect(try finding([]) == .anchorInvalid(.unsigned(by: first.key.name)))
    }

    @Test func `takes no anchor by an old key from after its time, or of another history`() throws {
        try makeLog()
        try anchor(note(7, by: first))
        #expect(
            try finding([EndedKey(key: first.key, end: 6)])
                == .anchorInvalid(.unsigned(by: first.key.name)))
        try anchor(note(4, by: TestLog(seed: 9)))
        #expect(
            try finding([EndedKey(key: first.key, end: 6)])
                == .anchorInvalid(.unsigned(by: first.key.name)))
        try anchor(first.note(size: 4, root: MerkleHash.empty))
        guard case .anchorAltered(anchored: 4, _) = try finding([EndedKey(key: first.key, end: 6)])
        else {
            Issue.record("another history was taken")
            return
        }
    }

    @Test func `that is older than its hand-over opens frozen under the old key`() throws {
        try makeLog()
        let anchored = try Data(contentsOf: URL(filePath: scratch.files.anchor))
        try FileManager.default.removeItem(atPath: scratch.path + "/home")
        try FileManager.default.removeItem(atPath: scratch.files.anchor)
        try FileManager.default.createDirectory(
            atPath: scratch.path + "/home", withIntermediateDirectories: true)
        let old = try Ledger.create(scratch.files)
        for seq in UInt64(0)..<5 { _ = try old.append(entry(seq)) }
        try commit(old, by: first.signer)
        old.close()
        try anchored.write(to: URL(filePath: scratch.files.anchor))
        #expect(
            throws: LedgerFinding.anchorInvalid(.unsigned(by: first.key.name))
        ) { try Ledger.open(scratch.files).check(under: first.key) }
    }

    @Test func `signs nothing where one of the two keys can't`() throws {
        let ledger = try Ledger.create(scratch.files)
        _ = try ledger.append(entry(0))
        let broken = CheckpointSigner(key: second.key) { _ in nil }
        #expect(throws: LedgerError.signatureRefused) {
            try commit(ledger, by: first.signer.joined(by: broken))
        }
    }
}
