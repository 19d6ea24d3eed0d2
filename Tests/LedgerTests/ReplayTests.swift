import Foundation
import Gate
import JSON
import Ledger
import Terms
import Testing

/// What `bursar-audit replay` makes of logs that verify: every forged one here is hashed and signed as
/// it should be.
@Suite struct `Replaying a log` {
    private let scratch: Scratch
    private let signer = TestLog()

    init() throws { scratch = try Scratch() }

    private var file: String { scratch.path + "/entries.ndjson" }

    private func note(_ lines: [[UInt8]]) -> String {
        var tree = MerkleTree()
        for line in lines { tree.append(leaf: MerkleHash.leaf(line)) }
        return signer.note(size: tree.size, root: tree.root)
    }

    /// Writes a log down, its last `unsigned` entries without a checkpoint.
    private func write(_ lines: [[UInt8]], unsigned: Int = 0) throws {
        try Data(lines.flatMap { $0 + [10] }).write(to: URL(filePath: file))
        try Data(note(lines.dropLast(unsigned)).utf8).write(
            to: URL(filePath: scratch.path + "/checkpoint"))
    }

    private func run(_ verb: String, _ more: String...) throws -> AuditProgram.Ended {
        try AuditProgram.run([verb, file, "--key", signer.key.text] + more)
    }

    /// What replay says of a log in which verify finds nothing.
    private func finding(_ lines: [[UInt8]]) throws -> String {
        try write(lines)
        let verified = try run("verify")
        #expect(verified.status == 0, "\(verified.errors)")
        let replayed = try run("replay")
        #expect(replayed.status == 4, "\(replayed.output)")
        return replayed.errors
    }

    /// Two days of payments: 10 and 5 signed and 20 refused on the first, 7 signed on the second.
    private func story() throws -> DecidedLog {
        var log = try DecidedLog()
        for ether in ["10", "5", "20"] { try log.pay(ether) }
        log.pass(86_400)
        try log.pay("7")
        return log
    }

    @Test func `of honest decisions gives them all again, and where the budgets stand`() throws {
        try write(story().lines, unsigned: 1)
        let ended = try run("replay")
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.errors.isEmpty)
        for part in [
            "10 entries verified and replayed, 9 of them signed", "the last 1 are not signed yet",
            "4 decisions came out the same: 3 signed, 1 refused, 0 held for an approval",
            "no payment was signed above a limit: 12 amounts compared",
            "agent/worker: 7 of 25 a day", "agent/worker: 22 of 9000000 a week",
            "project/game: 22 of 9000000 a week",
        ] { #expect(ended.output.contains(part), "\(part) is not in: \(ended.output)") }
    }

    @Test func `answers one JSON document with all of that`() throws {
        try write(story().lines)
        let ended = try run("replay", "--json")
        guard case .object(let said) = try JSONReader.read(Array(ended.output.utf8.dropLast()))
        else { throw EntryError(clause: "is no document") }
        #expect(said["verified"] == true)
        for (key, number) in [
            ("replayed", 10), ("decisions", 4), ("signed", 3), ("refused", 1), ("pending", 0),
            ("windows_compared", 12), ("overrun_count", 0), ("signed_size", 10),
        ] as [(String, UInt64)] { #expect(said[key] == .integer(number), "\(key)") }
        #expect(said["overruns"] == .array([]))
        guard case .array(let budgets)? = said["budgets"], budgets.count == 3,
            case .object(let daily) = budgets[0]
        else { throw EntryError(clause: "has no budgets") }
        #expect(daily["scope"] == "agent/worker")
        #expect(daily["committed"] == "7")
        #expect(daily["limit"] == "25")
        // In Toronto, whatever the auditor knows of it.
        guard case .string(let start)? = daily["start"] else { return }
        #expect(start.hasSuffix("T05:00:00.000000000Z"))
    }

    @Test func `finds an overspend that is hashed and signed as it should be`() throws {
        var lines = try story().lines
        let refused = lines.count - 2
        lines[refused] = try DecidedLog.edited(
            DecidedLog.windows(of: lines[refused]) { window in
                window["charge"] = "20"
                window["after"] = "35"
            }
        ) { entry in
            entry["outcome"] = "signed"
            entry["rule"] = .null
            entry["charge"] = "20"
        }
        let said = try finding(lines)
        #expect(
            said.hasPrefix(
                "bursar-audit: \(file): entry 8 was signed, but the rules refuse it by agent.limit"
                    + "\nhint: "), "\(said)")
        let document = try run("replay", "--json")
        #expect(document.status == 4)
        #expect(document.output.contains("\"entry\":8"))
        #expect(document.output.contains("\"verified\":false"))
    }

    @Test func `finds a charge that is not what the payload costs`() throws {
        var lines = try story().lines
        let place = lines.count - 3
        lines[place] = try DecidedLog.windows(of: lines[place]) { window in
            window["charge"] = "1"
            window["after"] = "11"
        }
        #expect(
            try finding(lines).contains(
                "entry 7 does not charge its agent and its project what it costs"))
    }

    @Test func `finds a remaining amount that the entries before do not give`() throws {
        var lines = try story().lines
        let place = lines.count - 3
        lines[place] = try DecidedLog.windows(of: lines[place]) { window in
            window["before"] = "0"
            window["after"] = "5"
        }
        #expect(
            try finding(lines).contains(
                "entry 7 says 0 was committed for agent/worker, the entries before it say 10"))
    }

    @Test func `finds a freeze that was taken out`() throws {
        var log = try story()
        try log.record(.agentStanding(log.worker, .frozen, reason: "stop"))
        try log.pay("1")
        var lines = log.lines
        try write(lines)
        #expect(try run("replay").status == 0)
        // Its place can't be left empty, so it has become an entry that changes nothing.
        lines[lines.count - 2] = try DecidedLog.edited(lines[lines.count - 2]) { entry in
            entry["kind"] = "export.done"
        }
        #expect(
            try finding(lines).contains(
                "entry 11 was refused by agent.not-active, but the rules sign it"))
    }

    @Test func `finds a payment that is decided twice`() throws {
        let log = try story()
        let last = try #require(log.lines.last)
        var later = log
        try later.pay("1")
        let clock = try JSONReader.read(try #require(later.lines.last))
        guard case .object(let other) = clock else { return }
        let again = try DecidedLog.edited(
            DecidedLog.windows(of: last) { window in
                window["before"] = window["after"]
                window["charge"] = "0"
            }
        ) { entry in
            for key in ["seq", "time", "clock"] { entry[key] = other[key] }
        }
        #expect(
            try finding(log.lines + [again]).contains("entry 10 has the id of another payment"))
    }

    @Test func `finds a window that is too short for its limit`() throws {
        var log = try DecidedLog()
        try log.pay("25")
        try write(log.lines)
        #expect(try run("replay").status == 0)
        // A minute on, the whole day's budget would be there again.
        let place = log.lines.count - 1
        var lines = log.lines
        guard case .object(let entry) = try JSONReader.read(lines[place]),
            case .string(let time)? = entry["time"], let now = Timestamp.parse(time)
        else { return }
        lines[place] = try DecidedLog.windows(of: lines[place]) { window in
            guard window["limit"] == "25" else { return }
            window["start"] = .string(Timestamp.precise(now))
            window["end"] = .string(Timestamp.precise(now.adding(seconds: 60)))
        }
        #expect(
            try finding(lines).contains(
                "entry 6 opens a window of 60 s for agent/worker, where a day is set"))
    }

    @Test func `tells what landed above its charge from what was signed above a limit`() throws {
        var log = try DecidedLog()
        let id = try log.pay("24")
        try log.record(
            .paymentSettled(
                id, cost: [["asset": "ETH", "amount": "26.5"]], reference: "block 7", attested: nil
            ))
        try log.pay("1")
        try write(log.lines)
        let ended = try run("replay")
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains("1 landed above their charge, by evidence:"))
        #expect(ended.output.contains("  entry 7: payment \(id.text), 2.5 above"))
        #expect(ended.output.contains("1 signed, 1 refused"))
        #expect(
            try run("replay", "--json").output.contains(
                "\"overrun_count\":1,\"overruns\":[{\"above_charge\":\"2.5\",\"entry\":7"))
    }

    @Test func `follows what waited for an approval`() throws {
        var log = try DecidedLog(approval: "5")
        let request = try log.ask("10")
        log.decide(request)
        try log.record(.paymentApproved(request.payment, digest: log.digest()))
        log.decide(request)
        try write(log.lines)
        let ended = try run("replay")
        #expect(ended.output.contains("1 signed, 0 refused, 1 held for an approval"))
        var lines = log.lines
        let place = lines.count - 2
        lines[place] = try DecidedLog.edited(lines[place]) { entry in
            entry["digest"] = .string(String(repeating: "0", count: 64))
        }
        #expect(try finding(lines).contains("entry 7 "))
    }

    @Test func `first finds what verifying finds`() throws {
        var lines = try story().lines
        try write(lines)
        lines[3] = try DecidedLog.edited(lines[3]) { $0["note"] = "x" }
        try Data(lines.flatMap { $0 + [10] }).write(to: URL(filePath: file))
        let ended = try run("replay")
        #expect(ended.status == 4)
        #expect(ended.errors.contains("an entry below 10 was changed"))
        try write(lines)
        let earlier = scratch.path + "/earlier"
        try Data(note(try story().lines).utf8).write(to: URL(filePath: earlier))
        #expect(try run("replay", "--since", earlier).status == 4)
        try Data(note(Array(lines.prefix(4))).utf8).write(to: URL(filePath: earlier))
        #expect(try run("replay", "--since", earlier).status == 0)
    }

    @Test func `leaves a log of later rules to a later auditor`() throws {
        var lines = try story().lines
        lines[5] = try DecidedLog.edited(lines[5]) { $0["gate"] = .integer(3) }
        try write(lines)
        let ended = try run("replay")
        #expect(ended.status == 1)
        #expect(ended.errors.contains("entry 5 is by version 3 of the rules, and 2 is the last"))
    }

    @Test func `reads an export in pages, and the door`() throws {
        let lines = try story().lines
        let directory = scratch.path + "/export"
        try FileManager.default.createDirectory(
            atPath: directory + "/entries", withIntermediateDirectories: true)
        try Data(lines.flatMap { $0 + [10] }).write(
            to: URL(filePath: directory + "/entries/000000000000.ndjson"))
        let (checkpoint, key) = (note(lines), signer.key.text)
        try Data(checkpoint.utf8).write(to: URL(filePath: directory + "/checkpoint"))
        let exported = try AuditProgram.run("replay", directory, "--key", key)
        #expect(exported.status == 0, "\(exported.errors)")
        let door = TestDoor(path: scratch.path + "/a.sock") { target in
            switch target {
            case "/v1/audit/key": Array(key.utf8) + [10]
            case "/v1/audit/checkpoint": Array(checkpoint.utf8)
            case "/v1/audit/entries?from=0&limit=1000": lines.flatMap { $0 + [10] }
            default: []
            }
        }
        let served = try AuditProgram.run("replay", "--socket", door.path)
        #expect(served.status == 0, "\(served.errors)")
        #expect(served.output == exported.output)
        #expect(served.errors.contains("warning"))
    }

    @Test func `gives what the first rules decided, too`() throws {
        let vector = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "GateTests/Vectors/rules-1.ndjson")
        let lines = try Data(contentsOf: vector).split(separator: 10).map { Array($0) }
        try write(lines)
        let ended = try run("replay")
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains("\(lines.count) entries verified and replayed"))
    }

    @Test func `answers 2, 1 and 3 as verifying does`() throws {
        #expect(try AuditProgram.run("replay", file).status == 2)
        #expect(try AuditProgram.run("replay", "/nowhere", "--key", signer.key.text).status == 1)
        #expect(
            try AuditProgram.run(
                "replay", "--socket", scratch.path + "/s", "--key", signer.key.text
            ).status == 3)
        #expect(try AuditProgram.run("replay", "--help").output.contains("Example: bursar-audit"))
    }
}
