import Ledger
import Terms
import Testing

@Suite struct `An auditor` {
    private let log = TestLog()

    private func finding(_ lines: [[UInt8]], _ checkpoints: [Checkpoint] = []) -> LogFinding? {
        do throws(LogFinding) {
            var verifier = LogVerifier()
            for checkpoint in checkpoints { try verifier.expect(checkpoint) }
            for line in lines { try verifier.add(line) }
            _ = try verifier.finish()
            return nil
        } catch { return error }
    }

    private func checkpoint(_ lines: [[UInt8]]) -> Checkpoint {
        var tree = MerkleTree()
        for line in lines { tree.append(leaf: MerkleHash.leaf(line)) }
        return Checkpoint(origin: log.key.name, size: tree.size, root: tree.root)
    }

    private func edited(_ text: String, _ replacement: String) -> [UInt8] {
        Array(String(decoding: entry(0), as: UTF8.self).replacing(text, with: replacement).utf8)
    }

    private let lines = (UInt64(0)..<12).map { entry($0) }

    @Test func `reports an honest log and its unsigned tail`() throws {
        var verifier = LogVerifier()
        try verifier.expect(checkpoint(Array(lines.prefix(9))))
        try verifier.expect(checkpoint(Array(lines.prefix(4))))
        for line in lines { try verifier.add(line) }
        let report = try verifier.finish()
        #expect(report.size == 12)
        #expect(report.signedSize == 9)
        #expect(report.unsignedTail == 3)
        #expect(report.root == checkpoint(lines).root)
    }

    @Test func `takes a later checkpoint when all before it was read`() throws {
        var verifier = LogVerifier()
        for line in lines { try verifier.add(line) }
        try verifier.expect(checkpoint(lines))
        #expect(try verifier.finish().unsignedTail == 0)
        #expect(throws: LogFinding.wentBack(size: 3, seen: 12)) {
            try verifier.expect(checkpoint(Array(lines.prefix(3))))
        }
    }

    @Test func `finds one changed byte below the checkpoint`() {
        var changed = lines
        changed[5] = entry(5, more: ",\"x\":1")
        guard case .rootDiffers(size: 12, _, good: 0) = finding(changed, [checkpoint(lines)]) else {
            Issue.record("not found")
            return
        }
    }

    @Test func `finds a log that was cut`() {
        #expect(
            finding(Array(lines.prefix(9)), [checkpoint(lines)]) == .cut(size: 9, signed: 12))
    }

    @Test func `finds entries that were removed, doubled or moved`() {
        #expect(finding(lines.removing(4)) == .wrongPlace(seq: 4, found: 5))
        #expect(finding([lines[0], lines[0]]) == .wrongPlace(seq: 1, found: 0))
        #expect(finding([lines[1]]) == .wrongPlace(seq: 0, found: 1))
    }

    @Test func `finds time that stands still`() {
        #expect(
            finding([entry(0, second: 5), entry(1, second: 5)]) == .timeNotRising(seq: 1))
        #expect(
            finding([entry(0, second: 5), entry(1, second: 4)]) == .timeNotRising(seq: 1))
    }

    @Test func `finds bytes that are not canonical`() {
        let spaced = Array(
            String(decoding: entry(0), as: UTF8.self).replacing(",", with: ", ").utf8)
        #expect(finding([spaced]) == .notCanonical(seq: 0))
        #expect(finding([edited("\"v\":1}", "\"a\":1,\"v\":1}")]) == .notCanonical(seq: 0))
    }

    @Test(arguments: [
        ("\"v\":1", "\"v\":2"), ("\"v\":1", "\"w\":1"), (".000000000Z", "Z"), ("T", "t"),
        ("daemon.started", "started"), ("00000000000000000000000000000000", "00"),
        ("00000000000000000000000000000000", "0000000000000000000000000000000G"),
        ("\"role\":\"daemon\"", "\"role\":\"root\""), ("\"uid\":0", "\"uid\":\"0\""),
        ("\"name\":\"\",", ""), ("\"seq\":0,", ""), ("\"uid\":0", "\"uid\":0,\"x\":1"),
    ])
    func `finds an entry without its envelope`(text: String, replacement: String) {
        guard case .malformed(seq: 0, _) = finding([edited(text, replacement)]) else {
            Issue.record("not found: \(String(describing: finding([edited(text, replacement)])))")
            return
        }
    }

    @Test(arguments: ["", "null", "[]", "{", "{\"v\":1.0}", "{\"v\":1,\"v\":1}"])
    func `finds a line that is no entry at all`(line: String) {
        guard case .malformed(seq: 0, _) = finding([Array(line.utf8)]) else {
            Issue.record("not found")
            return
        }
    }

    @Test func `finds an entry that is too long`() {
        let long = [UInt8](repeating: 32, count: 65_536)
        #expect(finding([long]) == .tooLong(seq: 0, count: 65_536))
    }
}

@Suite struct `An auditor of decisions` {
    private func decision(
        _ before: String, _ charge: String, _ after: String, outcome: String = "signed",
        end: String = "2026-10-01T00:00:00Z", carried: String = "", limit: String = ""
    ) -> [UInt8] {
        let window = """
            {"after":"\(after)","before":"\(before)"\(carried),"charge":"\(charge)",\
            "end":"\(end)"\(limit),"scope":"agent/a","start":"2026-09-01T00:00:00Z"}
            """
        return Array(
            """
            {"actor":{"name":"a","role":"agent","uid":1},"blind":"\(String(repeating: "a", count: 32))",\
            "kind":"payment.decided","outcome":"\(outcome)","seq":0,\
            "time":"2026-09-22T00:00:00.000000000Z","v":1,"windows":[\(window)]}
            """.utf8)
    }

    private func finding(_ line: [UInt8]) -> LogFinding? {
        var verifier = LogVerifier()
        do throws(LogFinding) {
            try verifier.add(line)
            return nil
        } catch { return error }
    }

    @Test func `accepts sums that add up`() {
        #expect(finding(decision("0", "6.432144", "6.432144")) == nil)
        #expect(finding(decision("18.5", "1.5", "20")) == nil)
    }

    @Test func `accepts a refusal that posted nothing`() {
        #expect(finding(decision("20", "6", "20", outcome: "refused")) == nil)
        #expect(finding(decision("20", "6", "26", outcome: "refused")) == nil)
        #expect(
            finding(decision("20", "6", "19", outcome: "refused"))
                == .wrongSum(seq: 0, scope: "agent/a"))
    }

    @Test func `accepts what waits where it says that it charges nothing`() {
        #expect(finding(decision("20", "0", "20", outcome: "pending")) == nil)
        for (charge, after) in [("6", "26"), ("6", "20"), ("0", "26")] {
            #expect(
                finding(decision("20", charge, after, outcome: "pending"))
                    == .wrongSum(seq: 0, scope: "agent/a"))
        }
    }

    @Test func `accepts a window's limit, what it carried over, and what of it is counted`() {
        let full = #","limit":"25.5","of":"asset/ETH""#
        #expect(finding(decision("1", "2", "3", carried: #","carried":"5.5""#, limit: full)) == nil)
        for (carried, limit) in [
            (#","carried":5"#, ""), ("", #","limit":"25.50""#), ("", #","limit":null"#),
            ("", #","of":7"#), ("", #","most":"25""#),
        ] {
            guard
                case .malformed(seq: 0, _) = finding(
                    decision("1", "2", "3", carried: carried, limit: limit))
            else {
                Issue.record("not found: \(carried)\(limit)")
                continue
            }
        }
    }

    @Test(arguments: [("1", "1", "1"), ("1", "1", "3"), ("5", "0.000000001", "5")])
    func `finds a sum that does not`(before: String, charge: String, after: String) {
        #expect(finding(decision(before, charge, after)) == .wrongSum(seq: 0, scope: "agent/a"))
    }

    @Test(arguments: ["1.50", "01", "-1", "1e3", "", "0.0000000001", "99999999999"])
    func `finds an amount in another form`(amount: String) {
        guard case .malformed(seq: 0, _) = finding(decision("0", amount, amount)) else {
            Issue.record("not found")
            return
        }
    }

    @Test func `finds a window that ends before it starts, and an unknown outcome`() {
        for line in [
            decision("0", "1", "1", end: "2026-09-01T00:00:00Z"),
            decision("0", "1", "1", end: "soon"), decision("0", "1", "1", outcome: "maybe"),
        ] {
            guard case .malformed(seq: 0, _) = finding(line) else {
                Issue.record("not found")
                continue
            }
        }
    }
}

extension [[UInt8]] {
    fileprivate func removing(_ index: Int) -> Self {
        Array(self[..<index]) + Array(self[(index + 1)...])
    }
}
