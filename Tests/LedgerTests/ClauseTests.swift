import Ledger
import Testing

@Suite struct `A message` {
    private static let root = MerkleHash.empty

    @Test(arguments: [
        LedgerError.database(code: 13, during: .committing).clause,
        LedgerError.file(path: "/x", errno: 5).clause,
        LedgerError.moved(path: "/x", rescued: nil).clause,
        LedgerError.full.clause, LedgerError.slow.clause,
        LedgerError.exists(path: "/x").clause, LedgerError.foreign(path: "/x").clause,
        LedgerError.setting(name: "synchronous", value: 1).clause, LedgerError.gap(seq: 3).clause,
        LedgerError.changed(seq: 3).clause, LedgerError.tile(level: 1, number: 3).clause,
        LedgerError.altered(blob: root).clause, LedgerError.entryTooLong(count: 70_000).clause,
        LedgerError.nothingToSign.clause, LedgerError.unchecked.clause,
        LedgerError.signatureRefused.clause, LedgerError.poisoned.clause, LedgerError.closed.clause,
        HomeLockError.held(path: "/x").clause, HomeLockError.file(path: "/x", errno: 2).clause,
        LedgerFinding.checkpointMissing.clause, LedgerFinding.checkpointInvalid(.notANote).clause,
        LedgerFinding.entriesMissing(size: 1, signed: 2).clause,
        LedgerFinding.entriesAltered(signed: 2, root: root).clause,
        LedgerFinding.entryAltered(seq: 3).clause, LedgerFinding.unreadable(.gap(seq: 3)).clause,
        LedgerFinding.anchorMissing.clause, LedgerFinding.anchorUnreadable.clause,
        LedgerFinding.anchorInvalid(.notACheckpoint).clause,
        LedgerFinding.behindAnchor(size: 1, anchored: 2).clause,
        LedgerFinding.checkpointBehindAnchor(signed: 1, anchored: 2).clause,
        LedgerFinding.anchorAltered(anchored: 2, root: root).clause,
        NoteError.malformedSignature(line: 2).clause, NoteError.tooManySignatures(count: 65).clause,
        NoteError.unsigned(by: "a").clause, NoteError.wrongSignature(by: "a").clause,
        NoteError.otherOrigin(expected: "a").clause, NoteError.notAVerifierKey.clause,
        NoteError.notAProof.clause, NoteError.notIncluded(index: 1, size: 2).clause,
        LogFinding.cut(size: 1, signed: 2).clause, LogFinding.wentBack(size: 1, seen: 2).clause,
        LogFinding.wrongSum(seq: 1, scope: "agent/a").clause,
        LogFinding.rootDiffers(size: 1, found: root).clause,
    ])
    func `is a clause: it starts small and has no full stop`(clause: String) {
        #expect(clause.first?.isUppercase == false)
        #expect(clause.last != ".")
        #expect(!clause.contains("\n"))
    }

    @Test func `names the value and the bound`() {
        #expect(
            LedgerError.entryTooLong(count: 70_000).clause
                == "the entry has 70000 bytes, more than 65535")
        #expect(
            LedgerFinding.behindAnchor(size: 9, anchored: 10).clause
                == "the table entries ends at entry 9, and the anchor knows 10: an old copy")
        #expect(
            NoteError.tooManySignatures(count: 65).clause == "has 65 signatures, more than 64")
    }

    @Test func `about a log names the entry where one is at fault`() {
        #expect(LogFinding.wrongPlace(seq: 4, found: 5).seq == 4)
        #expect(LogFinding.timeNotRising(seq: 6).seq == 6)
        #expect(LogFinding.cut(size: 9, signed: 10).seq == 9)
        #expect(LogFinding.rootDiffers(size: 9, found: MerkleHash.empty).seq == nil)
    }
}
