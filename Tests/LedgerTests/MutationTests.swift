import Foundation
import Gate
import JSON
import Ledger
import Terms
import Testing

/// A log that the gate decided, changed in every way there is, and the verifier that has to find it and to
/// say where: status 4, and the first entry that is wrong wherever one can be named.
@Suite struct `A log that was` {
    private let exported: Exported
    private let lines: [[UInt8]]

    init() throws {
        exported = try Exported()
        lines = try `A log that was`.story()
    }

    /// Each kind of entry that payments bring.
    private static func story() throws -> [[UInt8]] {
        var log = try DecidedLog(approval: "8")
        let first = try log.pay("5")
        try log.payAgain("6")
        let waiting = try log.ask("10")
        log.decide(waiting)
        try log.record(.paymentApproved(waiting.payment, digest: log.digest()))
        log.decide(waiting)
        try log.pay("30")
        try log.record(
            .paymentSettled(
                first, cost: [["asset": "ETH", "amount": "4.5"]], reference: "block 7",
                attested: nil))
        try log.record(.agentStanding(log.worker, .frozen, reason: "stop"))
        try log.record(.agentStanding(log.worker, .active, reason: "go"))
        log.pass(86_400)
        try log.pay("7")
        return log.lines
    }

    private var size: Int { lines.count }

    private func verify(_ more: String...) throws -> AuditProgram.Ended {
        try AuditProgram.run(
            ["verify", exported.log, "--key", exported.signer.key.text, "--json"] + more)
    }

    /// Writes entries beside the checkpoint of the honest log.
    private func put(_ bytes: some Sequence<UInt8>) throws {
        try exported.write(lines)
        try Data(bytes).write(to: URL(filePath: exported.log))
    }

    private func joined(_ lines: [[UInt8]]) -> [UInt8] { lines.flatMap { $0 + [10] } }

    /// What is said of entries, beside the checkpoint of the honest log; nil for what verifies.
    private func finding(_ lines: [[UInt8]]) throws -> String? {
        try put(joined(lines))
        let ended = try verify()
        guard ended.status != 0 else { return nil }
        #expect(ended.status == 4)
        #expect(ended.errors.contains("\nhint: "))
        return ended.output
    }

    @Test func `left alone is found to be whole`() throws {
        #expect(try finding(lines) == nil)
        let ended = try AuditProgram.run("replay", exported.log, "--key", exported.signer.key.text)
        #expect(ended.status == 0, "\(ended.errors)")
    }

    /// In the verifier itself, which the program asks: a process for each of some ten thousand bytes would
    /// take minutes.
    @Test func `changed in any byte is found, at the entry or at its checkpoint`() throws {
        var verifiers: [LogVerifier] = [LogVerifier()]
        var tree = MerkleTree()
        for line in lines { tree.append(leaf: MerkleHash.leaf(line)) }
        let signed = Checkpoint(origin: "o", size: tree.size, root: tree.root)
        try verifiers[0].expect(signed)
        for line in lines {
            var next = verifiers[verifiers.count - 1]
            try next.add(line)
            verifiers.append(next)
        }
        var named = 0
        var unnamed = 0
        // A decision, and the first entry: each byte of them, by one bit that the place chooses.
        for place in [0, size - 1] {
            for index in lines[place].indices {
                var line = lines[place]
                line[index] ^= 1 << UInt8(index % 8)
                var verifier = verifiers[place]
                do throws(LogFinding) {
                    try verifier.add(line)
                    for rest in lines[(place + 1)...] { try verifier.add(rest) }
                    _ = try verifier.finish()
                    Issue.record("byte \(index) of entry \(place) is not found")
                } catch {
                    if error.seq == nil { unnamed += 1 } else { named += 1 }
                    // A time that is later now is wrong at its successor's.
                    let isSuccessor = error == .timeNotRising(seq: UInt64(place) + 1)
                    guard error.seq == nil || error.seq == UInt64(place) || isSuccessor else {
                        Issue.record("byte \(index) of entry \(place) is found at \(error)")
                        return
                    }
                }
            }
        }
        // What is another entry of the right form only the root can tell; of its form most are not.
        #expect(named > 500 && unnamed > 500, "\(named) \(unnamed)")
    }

    /// One byte of each kind, in each kind of entry, through the program.
    @Test func `changed in a byte of each kind is found, and named by its kind`() throws {
        for (sign, other, why) in [
            ("{", "[", "entry {} has"), ("}", "]", "entry {} "), ("\"", "x", "entry {} "),
            (":", ";", "entry {} "), (",", ":", "entry {} "),
            ("\"v\":1", "\"v\":2", "entry {} is no entry: v must be 1"),
            ("\"seq\":", "\"seq\":9", "where entry {} belongs stands entry 9{}"),
            ("\"time\":\"2", "\"time\":\"1", "entry {} "),
            ("\"kind\":\"", "\"kind\":\"x", "an entry below \(size) was changed"),
            ("\"blind\":\"0", "\"blind\":\"g", "entry {} is no entry: blind"),
            ("\"role\":\"a", "\"role\":\"b", "entry {} is no entry: actor.role"),
            ("\"uid\":", "\"uid\":1", "an entry below \(size) was changed"),
        ] {
            for place in [0, 3, 6, size - 2, size - 1] {
                let text = String(decoding: lines[place], as: UTF8.self)
                guard let range = text.range(of: sign) else { continue }
                var changed = lines
                changed[place] = Array(text.replacingCharacters(in: range, with: other).utf8)
                let said = try #require(try finding(changed), "\(sign) in entry \(place)")
                let wish = why.replacing("{}", with: String(place))
                #expect(said.contains(wish), "\(sign) in entry \(place): \(said)")
                if wish.hasPrefix("entry") || wish.hasPrefix("where") {
                    #expect(said.contains("\"entry\":\(place),"), "\(said)")
                }
            }
        }
    }

    @Test func `changed in an amount is found where it is added up`() throws {
        for (key, amount) in [("before", "2"), ("after", "2"), ("charge", "2")] {
            var changed = lines
            changed[7] = try DecidedLog.windows(of: lines[7]) { $0[key] = .string(amount) }
            let said = try #require(try finding(changed))
            #expect(said.contains("in entry 7, before plus charge is not after"), "\(said)")
        }
    }

    @Test func `robbed of an entry names the place`() throws {
        for place in 0..<size {
            var changed = lines
            changed.remove(at: place)
            let said = try #require(try finding(changed))
            let wish =
                place == size - 1
                ? "the log ends before entry \(place), and \(size) were signed"
                : "where entry \(place) belongs stands entry \(place + 1)"
            #expect(said.contains(wish), "\(said)")
            #expect(said.contains("\"entry\":\(place),"))
        }
    }

    @Test func `robbed of an entry, and counted anew, is another log`() throws {
        for place in [2, 5, 8, size - 2] {
            var changed = lines
            changed.remove(at: place)
            changed = try changed.enumerated().map { seq, line in
                try DecidedLog.edited(line) { $0["seq"] = .integer(UInt64(seq)) }
            }
            #expect(try finding(changed)?.contains("the log ends before") == true)
            // With an entry of its own at the end it has the size that was signed.
            changed.append(entry(UInt64(size - 1), second: 10_000_000))
            #expect(try finding(changed)?.contains("an entry below \(size) was changed") == true)
        }
    }

    @Test func `put in another order, or said twice, names the place`() throws {
        for place in 0..<(size - 1) {
            var swapped = lines
            swapped.swapAt(place, place + 1)
            #expect(
                try finding(swapped)?.contains(
                    "where entry \(place) belongs stands entry \(place + 1)") == true)
            var doubled = lines
            doubled.insert(lines[place], at: place)
            #expect(
                try finding(doubled)?.contains(
                    "where entry \(place + 1) belongs stands entry \(place)") == true)
        }
        #expect(
            try finding(lines + [lines[size - 1]])?.contains(
                "where entry \(size) belongs stands entry \(size - 1)") == true)
    }

    @Test func `cut anywhere names where it ends`() throws {
        let whole = joined(lines)
        var ends: [Int] = []
        for (index, byte) in whole.enumerated() where byte == 10 { ends.append(index) }
        for (place, end) in ends.enumerated() {
            // Before the entry's last byte, and behind it without its line feed.
            try put(whole.prefix(end - 1))
            #expect(try verify().output.contains("entry \(place) "), "\(place)")
            guard place < size - 1 else { continue }
            try put(whole.prefix(end + 1))
            let ended = try verify()
            #expect(ended.status == 4)
            #expect(
                ended.output.contains("the log ends before entry \(place + 1), and \(size) were"))
        }
        try put([])
        #expect(try verify().status == 4)
    }

    @Test func `given times that stand still or go back names the entry`() throws {
        for place in [1, 6, size - 1] {
            let before = try Entry(reading: lines[place - 1]).time
            for time in [before, before.adding(seconds: -1)] {
                var changed = lines
                changed[place] = try DecidedLog.edited(lines[place]) {
                    $0["time"] = .string(Timestamp.precise(time))
                }
                #expect(
                    try finding(changed)?.contains(
                        "the time of entry \(place) is not after the entry before it") == true)
            }
        }
    }

    @Test func `signed with another key is not the log that the key is of`() throws {
        let root = try root(of: lines)
        let honest = exported.signer.note(size: UInt64(size), root: root)
        let other = TestLog(seed: 9)
        let body = Checkpoint(origin: other.key.name, size: UInt64(size), root: root).body
        // By another key under its own id, and under the id of the log's.
        let own = NoteSignature(by: other.key, bytes: other.sign(Array(body.utf8)))
        let posing = NoteSignature(
            by: exported.signer.key, bytes: other.sign(Array(body.utf8)))
        for signature in [own, posing] {
            try put(joined(lines))
            try Data(SignedNote(text: body, signatures: [signature]).encoded.utf8).write(
                to: URL(filePath: exported.scratch.path + "/checkpoint"))
            #expect(try verify().status == 4)
        }
        // Each byte of what was signed, and of the signature.
        for index in stride(from: 0, to: honest.utf8.count, by: 3) {
            var bytes = Array(honest.utf8)
            bytes[index] ^= 1
            try put(joined(lines))
            try Data(bytes).write(to: URL(filePath: exported.scratch.path + "/checkpoint"))
            #expect(try verify().status == 4, "byte \(index)")
        }
    }

    private func root(of lines: [[UInt8]]) throws -> Digest32 {
        var tree = MerkleTree()
        for line in lines { tree.append(leaf: MerkleHash.leaf(line)) }
        return tree.root
    }

    private func remember(_ count: Int, _ name: String) throws -> String {
        let path = exported.scratch.path + "/" + name
        let note = exported.signer.note(
            size: UInt64(count), root: try root(of: Array(lines.prefix(count))))
        try Data(note.utf8).write(to: URL(filePath: path))
        return path
    }

    @Test func `written anew with its own key does not fit what was remembered of it`() throws {
        var forged = lines
        forged[6] = try DecidedLog.edited(lines[6]) { $0["fingerprint"] = "0" }
        // Hashed and signed as it should be: by itself nothing is wrong with it.
        try exported.write(forged)
        #expect(try verify().status == 0)
        let old = try remember(6, "old")
        let near = try remember(7, "near")
        let late = try remember(size - 1, "late")
        #expect(try verify("--since", old).status == 0)
        let found = try verify("--since", late)
        #expect(found.status == 4)
        #expect(found.output.contains("an entry below \(size - 1) was changed: their root"))
        let between = try verify("--since", late, "--since", old)
        #expect(
            between.output.contains("an entry below \(size - 1) was changed, none below 6: "))
        // Between two checkpoints that are one apart there is one entry, and it is named.
        let exact = try verify("--since", late, "--since", near, "--since", old)
        #expect(exact.output.contains("\"entry\":6,"), "\(exact.output)")
    }

    @Test func `cut and signed again is shorter than what was remembered`() throws {
        let remembered = try remember(size, "all")
        try exported.write(Array(lines.dropLast(2)))
        #expect(try verify().status == 0)
        let ended = try verify("--since", remembered)
        #expect(ended.status == 4)
        #expect(
            ended.output.contains("the log ends before entry \(size - 2), and \(size) were signed"))
    }

    @Test func `longer than its checkpoint is said to be, and anyone could have written that`()
        throws
    {
        try exported.write(lines, unsigned: 3)
        let ended = try verify()
        #expect(ended.status == 0)
        #expect(ended.output.contains("\"unsigned_tail\":3"))
        var forged = lines
        forged[size - 1] = entry(UInt64(size - 1), second: 10_000_000)
        try exported.write(lines, unsigned: 3)
        try Data(joined(forged)).write(to: URL(filePath: exported.log))
        let tail = try verify()
        #expect(tail.status == 0)
        #expect(tail.output.contains("\"unsigned_tail\":3"))
        #expect(tail.output.contains("\"first_time\":\"2026-11-23T"))
    }
}
