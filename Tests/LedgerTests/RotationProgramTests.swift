import Foundation
import Ledger
import Terms
import Testing

/// What the auditor's program makes of a log whose key was handed over.
@Suite struct `An auditor of a rotated log` {
    private let scratch: Scratch
    private let first = TestLog(seed: 1)
    private let second = TestLog(seed: 2)
    private let thief = TestLog(seed: 9)
    private let log: RotatedLog

    init() throws {
        scratch = try Scratch()
        var log = RotatedLog()
        log.grow(to: 6)
        log.rotate(from: first, to: second)
        log.grow(to: 10)
        self.log = log
    }

    private func put(_ text: String, _ name: String) throws -> String {
        let path = "\(scratch.path)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    /// Verifies `lines` under a checkpoint and older ones.
    private func verify(
        _ lines: [[UInt8]]? = nil, key: TestLog, _ checkpoint: String, since: [String] = []
    ) throws -> AuditProgram.Ended {
        let text = (lines ?? log.lines).map { String(decoding: $0, as: UTF8.self) + "\n" }
        let file = try put(text.joined(), "log")
        _ = try put(checkpoint, "log.checkpoint")
        var arguments = ["verify", file, "--key", key.key.text, "--json"]
        for (index, note) in since.enumerated() {
            arguments += ["--since", try put(note, "since-\(index)")]
        }
        return try AuditProgram.run(arguments)
    }

    @Test func `follows it from either key`() throws {
        for key in [first, second] {
            let ended = try verify(
                key: key, log.note(10, by: second),
                since: [
                    log.note(3, by: first), log.note(6, by: first),
                    log.note(7, by: first, second), log.note(9, by: second),
                ])
            #expect(ended.status == 0, "\(ended.errors)")
            #expect(
                ended.output.contains(
                    "\"handovers\":[{\"entry\":6,\"verifier_key\":\"\(second.key.text)\"}]"),
                "\(ended.output)")
        }
    }

    @Test func `tells people where it was`() throws {
        _ = try verify(key: first, log.note(10, by: second))
        let ended = try AuditProgram.run(
            "verify", scratch.path + "/log", "--key", first.key.text)
        #expect(ended.output.contains("entry 6 hands the log over to the key \(second.key.text)"))
    }

    @Test func `takes no checkpoint by a key that was not in force`() throws {
        for (checkpoint, since) in [
            (log.note(10, by: first), []), (log.note(10, by: thief), []),
            (log.note(10, by: second), [log.note(7, by: first)]),
            (log.note(10, by: second), [log.note(6, by: second)]),
            (log.note(10, by: second), [log.note(3, by: thief)]),
        ] as [(String, [String])] {
            for key in [first, second] {
                let ended = try verify(key: key, checkpoint, since: since)
                #expect(ended.status == 4, "\(checkpoint) \(since)")
                #expect(ended.errors.contains("is not signed by"), "\(ended.errors)")
            }
        }
    }

    @Test func `takes no key that the log never had`() throws {
        let ended = try verify(key: thief, log.note(10, by: second))
        #expect(ended.status == 4)
        #expect(ended.errors.contains("is not signed by bursar.local/test"))
        #expect(try verify(key: thief, log.note(10, by: second, thief)).status == 4)
    }

    @Test func `takes no log without the entry that hands it over`() throws {
        var forged = RotatedLog()
        forged.grow(to: 10)
        #expect(try verify(forged.lines, key: first, forged.note(10, by: second)).status == 4)
        // The true log, cut before its hand-over, and signed by the key that came after.
        let cut = Array(log.lines.prefix(6))
        #expect(try verify(cut, key: first, log.note(6, by: second)).status == 4)
        #expect(try verify(cut, key: first, log.note(6, by: first)).status == 0)
        #expect(try verify(cut, key: second, log.note(6, by: first)).status == 4)
    }

    @Test func `is not led to another key by whoever has neither`() throws {
        for (old, new) in [(first, second), (second, first)] {
            var forged = RotatedLog()
            forged.grow(to: 6)
            forged.rotate(from: old, to: thief, oldSigner: thief)
            forged.grow(to: 10)
            let ended = try verify(forged.lines, key: old, forged.note(10, by: thief))
            #expect(ended.status == 4)
            #expect(ended.output.contains("\"entry\":6"), "\(ended.output)")
            var joined = RotatedLog()
            joined.grow(to: 6)
            joined.rotate(from: thief, to: new, newSigner: thief)
            joined.grow(to: 10)
            #expect(try verify(joined.lines, key: new, joined.note(10, by: new)).status == 4)
        }
    }

    @Test func `with the new key finds what a thief of the old one made of it`() throws {
        // The old key was stolen after it had been replaced: a history that ends before, and goes on.
        var fork = RotatedLog()
        fork.grow(to: 4)
        fork.rotate(from: first, to: thief)
        fork.grow(to: 10)
        #expect(try verify(fork.lines, key: first, fork.note(10, by: thief)).status == 0)
        #expect(try verify(fork.lines, key: second, fork.note(10, by: thief)).status == 4)
        #expect(
            try verify(
                fork.lines, key: first, fork.note(10, by: thief), since: [log.note(6, by: first)]
            ).status == 4)
    }

    @Test func `takes either key beside an export`() throws {
        let place = scratch.path + "/export"
        try FileManager.default.createDirectory(
            atPath: place + "/entries", withIntermediateDirectories: true)
        let text = log.lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
        _ = try put(text, "export/entries/000000000000.ndjson")
        _ = try put(log.note(10, by: second), "export/checkpoint")
        for (beside, status) in [(first, 0), (second, 0), (thief, 4)] as [(TestLog, Int32)] {
            _ = try put(beside.key.text + "\n", "export/verifier-key")
            for key in [first, second] {
                let ended = try AuditProgram.run("verify", place, "--key", key.key.text)
                #expect(ended.status == status, "\(ended.errors)")
            }
        }
        // The key beside a log that was handed over to nobody.
        var plain = RotatedLog()
        plain.grow(to: 3)
        let lines = plain.lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
        _ = try put(lines, "export/entries/000000000000.ndjson")
        _ = try put(plain.note(3, by: first), "export/checkpoint")
        _ = try put(second.key.text + "\n", "export/verifier-key")
        #expect(try AuditProgram.run("verify", place, "--key", first.key.text).status == 4)
    }
}
