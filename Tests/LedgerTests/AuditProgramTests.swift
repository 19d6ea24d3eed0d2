import Foundation
import Ledger
import Synchronization
import Testing

@Suite struct `The auditor's program` {
    private let scratch: Scratch
    private let log = TestLog()
    private let lines = (UInt64(0)..<12).map { entry($0) }

    init() throws {
        scratch = try Scratch()
        try write(lines, checkpoint: 10)
    }

    private func note(_ size: Int) -> String {
        var tree = MerkleTree()
        for line in lines.prefix(size) { tree.append(leaf: MerkleHash.leaf(line)) }
        return log.note(size: tree.size, root: tree.root)
    }

    private func write(_ lines: [[UInt8]], checkpoint size: Int) throws {
        let joined = lines.flatMap { $0 + [UInt8(ascii: "\n")] }
        try Data(joined).write(to: URL(filePath: scratch.path + "/entries.ndjson"))
        try Data(note(size).utf8).write(to: URL(filePath: scratch.path + "/checkpoint"))
    }

    private var file: String { scratch.path + "/entries.ndjson" }

    @Test func `verifies a file, and a directory`() throws {
        for path in [file, scratch.path] {
            let ended = try AuditProgram.run("verify", path, "--key", log.key.text)
            #expect(ended.status == 0, "\(ended.errors)")
            #expect(ended.output.contains("12 entries verified, 10 of them signed"))
            #expect(ended.output.contains("the last 2 are not signed yet"))
        }
    }

    @Test func `answers one JSON document`() throws {
        let ended = try AuditProgram.run("verify", file, "--key", log.key.text, "--json")
        #expect(ended.status == 0)
        #expect(
            ended.output.hasPrefix(
                "{\"first_time\":\"2026-09-21T14:13:20.000000000Z\","
                    + "\"last_time\":\"2026-09-21T14:13:31.000000000Z\","
                    + "\"origin\":\"bursar.local/test\",\"root\":\""))
        #expect(
            ended.output.hasSuffix(
                "\"signed_size\":10,\"size\":12,\"unsigned_tail\":2,\"verified\":true}\n"))
    }

    @Test func `names the first bad entry and answers 4`() throws {
        var changed = lines
        changed[3] = entry(4)
        try write(changed, checkpoint: 10)
        let ended = try AuditProgram.run("verify", file, "--key", log.key.text, "--json")
        #expect(ended.status == 4)
        #expect(ended.output.contains("\"entry\":3"))
        #expect(
            ended.errors.hasPrefix("bursar-audit: \(file): where entry 3 belongs stands entry 4\n"))
        #expect(ended.errors.contains("\nhint: "))
    }

    @Test func `answers 4 to a cut log and to a checkpoint by another key`() throws {
        try write(Array(lines.prefix(9)), checkpoint: 10)
        #expect(try AuditProgram.run("verify", file, "--key", log.key.text).status == 4)
        try write(lines, checkpoint: 10)
        let other = TestLog(seed: 50).key.text
        #expect(try AuditProgram.run("verify", file, "--key", other).status == 4)
    }

    @Test func `holds the log to an earlier checkpoint and to a receipt`() throws {
        let earlier = scratch.path + "/earlier"
        try Data(note(5).utf8).write(to: URL(filePath: earlier))
        let receipt = scratch.path + "/receipt"
        let proof = TLogProof(index: 0, path: [], checkpoint: note(7))
        try Data(proof.text.utf8).write(to: URL(filePath: receipt))
        let good = try AuditProgram.run(
            "verify", file, "--key", log.key.text, "--since", earlier, "--since", receipt)
        #expect(good.status == 0, "\(good.errors)")
        let forked = log.note(size: 5, root: MerkleHash.empty)
        try Data(forked.utf8).write(to: URL(filePath: earlier))
        let bad = try AuditProgram.run(
            "verify", file, "--key", log.key.text, "--since", earlier)
        #expect(bad.status == 4)
        #expect(bad.errors.contains("an entry below 5 was changed"))
    }

    @Test func `answers 2 to mistakes in its arguments, 0 to a plea for help`() throws {
        #expect(try AuditProgram.run("verify").status == 2)
        #expect(try AuditProgram.run("verify", file).status == 2)
        #expect(try AuditProgram.run("verify", file, "--key", "x").status == 2)
        #expect(try AuditProgram.run("verify", file, "--wat").status == 2)
        #expect(try AuditProgram.run("frobnicate").status == 2)
        let mistaken = try AuditProgram.run("verify", file, "--key", "x")
        #expect(
            mistaken.errors == "bursar-audit: usage: --key is not a verifier key "
                + "(name+hash+base64, Ed25519)\nhint: bursar-audit verify --help\n")
        #expect(mistaken.output.isEmpty)
        let help = try AuditProgram.run("verify", "--help")
        #expect(help.status == 0)
        #expect(help.output.contains("--since"))
        for words in [["--help"], ["verify", "--help"]] {
            let shown = try AuditProgram.run(words)
            #expect(shown.output.contains("Example: bursar-audit verify "))
        }
    }

    @Test func `answers 1 to a file that is not there and 3 to a door that is not`() throws {
        let key = log.key.text
        let nowhere = try AuditProgram.run("verify", "/nowhere", "--key", key)
        #expect(nowhere.status == 1)
        #expect(nowhere.errors.hasPrefix("bursar-audit: /nowhere: there is no such file\nhint: "))
        let ended = try AuditProgram.run("verify", "--socket", scratch.path + "/s", "--key", key)
        #expect(ended.status == 3)
        #expect(ended.errors.contains("bursard"))
    }

    @Test(arguments: [false, true])
    func `reads a growing log through the door`(chunked: Bool) throws {
        let asked = Mutex(0)
        let (early, late, lines, key) = (note(5), note(10), lines, log.key.text)
        let door = TestDoor(path: scratch.path + "/a.sock", chunked: chunked) { target in
            switch target {
            case "/v1/audit/key": return Array(key.utf8) + [0x0A]
            case "/v1/audit/checkpoint":
                let first = asked.withLock { asked in
                    asked += 1
                    return asked == 1
                }
                return Array((first ? early : late).utf8)
            default:
                let parts = target.split(whereSeparator: { $0 == "=" || $0 == "&" })
                guard parts.count == 4, let from = Int(parts[1]) else { return nil }
                return lines.dropFirst(from).prefix(4).flatMap { $0 + [0x0A] }
            }
        }
        let ended = try AuditProgram.run("verify", "--socket", door.path)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains("12 entries verified, 10 of them signed"))
        #expect(ended.errors.contains("warning"))
        let quiet = try AuditProgram.run("verify", "--socket", door.path, "--key", key)
        #expect(quiet.status == 0)
        #expect(quiet.errors.isEmpty)
    }

    @Test func `answers 1 to a door that refuses`() throws {
        let door = TestDoor(path: scratch.path + "/a.sock") { _ in nil }
        let ended = try AuditProgram.run("verify", "--socket", door.path, "--key", log.key.text)
        #expect(ended.status == 1)
        #expect(ended.errors.contains("answered 404"))
    }

    @Test func `takes the checkpoint it is given, and a last line without its end`() throws {
        let other = scratch.path + "/other"
        try Data(note(12).utf8).write(to: URL(filePath: other))
        try FileManager.default.removeItem(atPath: scratch.path + "/checkpoint")
        #expect(try AuditProgram.run("verify", file, "--key", log.key.text).status == 1)
        try Data(lines.joined(separator: [0x0A])).write(to: URL(filePath: file))
        let ended = try AuditProgram.run(
            "verify", file, "--key", log.key.text, "--checkpoint", other)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains("12 entries verified, 12 of them signed"))
    }

    @Test(arguments: ["\r\n", "\n\n", "\n\u{FEFF}"])
    func `answers 4 to lines that end in anything else`(end: String) throws {
        try Data(lines.joined(separator: Array(end.utf8))).write(to: URL(filePath: file))
        #expect(try AuditProgram.run("verify", file, "--key", log.key.text).status == 4)
    }

    @Test func `answers 4 to an earlier checkpoint beyond the log's end`() throws {
        let earlier = scratch.path + "/earlier"
        try Data(note(12).utf8).write(to: URL(filePath: earlier))
        try write(Array(lines.prefix(10)), checkpoint: 10)
        let ended = try AuditProgram.run("verify", file, "--key", log.key.text, "--since", earlier)
        #expect(ended.status == 4)
        #expect(ended.errors.contains("the log ends before entry 10, and 12 were signed"))
    }

    @Test func `answers 4 to a door that leaves out an entry or goes back`() throws {
        let (lines, full, early) = (lines, note(10), note(5))
        let leaving = TestDoor(path: scratch.path + "/b.sock") { target in
            guard target.contains("entries") else { return Array(full.utf8) }
            guard target.contains("from=0&") else { return [] }
            return lines.enumerated().filter { $0.offset != 6 }.flatMap { $0.element + [0x0A] }
        }
        let key = log.key.text
        let left = try AuditProgram.run("verify", "--socket", leaving.path, "--key", key)
        #expect(left.status == 4)
        #expect(left.errors.contains("where entry 6 belongs stands entry 7"))
        let asked = Mutex(0)
        let goingBack = TestDoor(path: scratch.path + "/c.sock") { target in
            if target.contains("entries") {
                guard target.contains("from=0&") else { return [] }
                return lines.flatMap { $0 + [0x0A] }
            }
            let isFirst = asked.withLock { asked in
                asked += 1
                return asked == 1
            }
            return Array((isFirst ? full : early).utf8)
        }
        let back = try AuditProgram.run("verify", "--socket", goingBack.path, "--key", key)
        #expect(back.status == 4)
        #expect(
            back.errors.contains("the log's checkpoint is at 5, and 10 entries were seen before"))
    }
}
