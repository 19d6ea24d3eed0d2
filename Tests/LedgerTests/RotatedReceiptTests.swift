import Foundation
import Ledger
import Terms
import Testing

/// Receipts from before and after the log's key was handed over, twice.
@Suite struct `A receipt of a rotated log` {
    private let scratch: Scratch
    private let first = TestLog(seed: 1)
    private let second = TestLog(seed: 2)
    private let third = TestLog(seed: 3)
    private let thief = TestLog(seed: 9)
    private let log: RotatedLog

    init() throws {
        scratch = try Scratch()
        var log = RotatedLog()
        log.grow(to: 6)
        log.rotate(from: first, to: second)
        log.grow(to: 10)
        log.rotate(from: second, to: third)
        log.grow(to: 14)
        self.log = log
        try put(log.lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined(), "log")
        try put(log.note(14, by: third), "log.checkpoint")
    }

    private var path: String { scratch.path + "/log" }

    @discardableResult
    private func put(_ text: String, _ name: String) throws -> String {
        let path = "\(scratch.path)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    /// The receipt of an entry from when the log had `size` entries.
    private func receipt(
        _ index: UInt64, at size: UInt64, by signers: TestLog...
    ) throws -> String {
        let path = try #require(log.tree.inclusionProof(of: index, at: size))
        var note = log.note(size, by: signers[0])
        if signers.count == 2 { note = log.note(size, by: signers[0], signers[1]) }
        return try put(
            TLogProof(index: index, path: path, checkpoint: note).text, "receipt-\(index)-\(size)")
    }

    private func check(_ receipt: String, key: TestLog, _ more: String...) throws
        -> AuditProgram.Ended
    {
        try AuditProgram.run(["receipt", receipt, "--key", key.key.text] + more)
    }

    /// What `bursar-audit handovers` prints of the log.
    private func chain() throws -> String {
        let ended = try AuditProgram.run("handovers", path, "--key", second.key.text)
        #expect(ended.status == 0, "\(ended.errors)")
        return ended.output
    }

    /// Each receipt with who signed it, by the size of its checkpoint.
    private func receipts() throws -> [String] {
        [
            try receipt(2, at: 3, by: first), try receipt(2, at: 6, by: first),
            try receipt(6, at: 7, by: first, second), try receipt(5, at: 9, by: second),
            try receipt(9, at: 10, by: second), try receipt(0, at: 14, by: third),
        ]
    }

    @Test func `holds by any key of the log, given the log or its hand-overs`() throws {
        let handovers = try put(chain(), "handovers")
        for kept in try receipts() {
            for key in [first, second, third] {
                let whole = try check(kept, key: key, "--log", path)
                #expect(whole.status == 0, "\(kept) \(whole.errors)")
                // The entry comes from the log.
                #expect(whole.output.contains(" is among the "), "\(whole.output)")
                #expect(!whole.output.contains("was replaced since"))
                let chained = try check(
                    kept, key: key, "--handovers", handovers, "--entry", path)
                #expect(chained.status == 0, "\(kept) \(chained.errors)")
                #expect(chained.output.contains(" is among the "))
                #expect(
                    chained.output.contains("was replaced since") == !kept.hasSuffix("-14"))
            }
            #expect(try check(kept, key: thief, "--log", path).status == 4)
            #expect(try check(kept, key: thief, "--handovers", handovers).status == 4)
        }
    }

    @Test func `without either is held to the key alone`() throws {
        for (kept, signer) in zip(try receipts(), [first, first, second, second, second, third]) {
            for key in [first, second, third] {
                let ended = try check(kept, key: key, "--entry", path)
                // The first checkpoint after a hand-over is signed by both.
                let isSigned = key.key == signer.key || kept.hasSuffix("-7") && key.key == first.key
                #expect((ended.status == 0) == isSigned, "\(kept)")
            }
        }
    }

    @Test func `by a key that was not in force is found`() throws {
        let handovers = try put(chain(), "handovers")
        for kept in [
            try receipt(2, at: 9, by: first), try receipt(2, at: 6, by: second),
            try receipt(2, at: 14, by: second), try receipt(2, at: 8, by: thief),
        ] {
            for key in [first, second, third] {
                #expect(try check(kept, key: key, "--log", path).status == 4)
                #expect(try check(kept, key: key, "--handovers", handovers).status == 4)
            }
        }
    }

    @Test func `that is newer than the copy of the log takes its keys from it`() throws {
        let lines = log.lines.prefix(12).map { String(decoding: $0, as: UTF8.self) + "\n" }
        let older = try put(lines.joined(), "older")
        try put(log.note(12, by: third), "older.checkpoint")
        let kept = try receipt(3, at: 14, by: third)
        #expect(try check(kept, key: first, "--log", older).status == 0)
        // Of an entry that the copy has not, nothing is proven.
        let beyond = try check(try receipt(13, at: 14, by: third), key: first, "--log", older)
        #expect(beyond.status == 0)
        #expect(beyond.output.contains("without it nothing is proven"))
    }

    // Whoever has a replaced key can sign what he likes for the time in which it was in force.
    @Test func `forged with a replaced key is found by the log, and not by the keys alone`() throws
    {
        var fork = RotatedLog()
        fork.grow(to: 3)
        fork.add(entry(3, more: ",\"z\":1"))
        let path = try #require(fork.tree.inclusionProof(of: 3, at: 4))
        let forged = try put(
            TLogProof(index: 3, path: path, checkpoint: fork.note(4, by: first)).text, "forged")
        let whole = try check(forged, key: third, "--log", self.path)
        #expect(whole.status == 4)
        #expect(whole.errors.contains("root"), "\(whole.errors)")
        let handovers = try put(chain(), "handovers")
        let chained = try check(forged, key: third, "--handovers", handovers)
        #expect(chained.status == 0)
        #expect(chained.output.contains("its key was replaced since"))
    }

    @Test func `is led to no other key by lines that were changed`() throws {
        let lines = try chain().split(separator: "\n").map { "\($0)\n" }
        #expect(lines.count == 2)
        let kept = try receipt(2, at: 3, by: first)
        func status(_ text: String) throws -> Int32 {
            try check(kept, key: third, "--handovers", put(text, "changed")).status
        }
        #expect(try status(lines.joined()) == 0)
        #expect(try status(lines[1]) == 4, "the first link is missing")
        #expect(try status(lines.reversed().joined()) == 4)
        #expect(try status(lines[0] + lines.joined()) == 4)
        for (old, new) in [
            (first.key.text, thief.key.text), ("\"seq\":6", "\"seq\":5"),
            ("\"root\":\"", "\"root\":\"AAAA"),
        ] {
            #expect(try status(lines.joined().replacing(old, with: new)) != 0, "\(new)")
        }
        #expect(try status("not JSON\n") == 1)
        var forged = RotatedLog()
        forged.grow(to: 6)
        forged.rotate(from: thief, to: second, newSigner: thief)
        forged.grow(to: 8)
        let text = forged.lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
        let file = try put(text, "forged")
        try put(forged.note(8, by: second), "forged.checkpoint")
        #expect(
            try AuditProgram.run("handovers", file, "--key", second.key.text).status == 4)
    }

    @Test func `answers 2 to both sources at once, and says where there is no hand-over`() throws {
        let kept = try receipt(2, at: 3, by: first)
        #expect(try check(kept, key: first, "--log", path, "--handovers", path).status == 2)
        var plain = RotatedLog()
        plain.grow(to: 3)
        let lines = plain.lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
        let file = try put(lines, "plain")
        try put(plain.note(3, by: first), "plain.checkpoint")
        let ended = try AuditProgram.run("handovers", file, "--key", first.key.text)
        #expect(ended.status == 0)
        #expect(ended.output.isEmpty)
        #expect(ended.errors.contains("was never handed over"))
        #expect(
            try AuditProgram.run("handovers", "--help").output.contains("Example: bursar-audit"))
    }
}
