import Gate
import JSON
import Terms
import Testing

@testable import Ledger

/// One key of an agent is decided once, for ever: what the gate has long forgotten, an auditor's replay has not.
@Suite struct `Replaying a log for keys that are decided twice` {
    private static let key = "key-of-an-old-order"

    /// What replay says of a log in which verify finds nothing.
    private func finding(_ lines: [[UInt8]]) throws -> String {
        let log = try Exported()
        try log.write(lines)
        let verified = try AuditProgram.run(["verify", log.log, "--key", log.signer.key.text])
        #expect(verified.status == 0, "\(verified.errors)")
        let replayed = try AuditProgram.run(["replay", log.log, "--key", log.signer.key.text])
        #expect(replayed.status == (replayed.errors.isEmpty ? 0 : 4), "\(replayed.output)")
        return replayed.errors
    }

    /// A log in which the old key was decided first.
    private func old(approval: String? = nil) throws -> DecidedLog {
        var log = try DecidedLog(approval: approval)
        log.decide(try log.ask("10", key: Self.key))
        return log
    }

    private func clause(_ entry: Int) -> String {
        "entry \(entry) decides the key \(Self.key) of worker, which an entry before it decided"
    }

    // The daemon that wrote it had an index, and somebody its key: the payment was made twice.
    @Test func `names the entry, though the state has forgotten the first one`() throws {
        var log = try old()
        let first = try Entry(reading: try #require(log.lines.last))
        guard case .string(let text)? = first.body["payment"], let id = PaymentID(text) else {
            return
        }
        try log.record(.paymentWrittenOff(id, reason: "never landed"))
        log.pass(70 * 86_400)
        try log.pay("1")
        try log.snapshot()
        log.pass(70 * 86_400)
        try log.pay("1")
        try log.snapshot()
        #expect(try finding(log.lines) == "")
        log.decide(try log.ask("10", key: Self.key))
        let entry = log.lines.count - 1
        try log.pay("1")
        #expect(try finding(log.lines).contains(clause(entry)))
    }

    @Test func `names it be it signed, refused or held`() throws {
        for (ether, outcome) in [("2", "signed"), ("30", "refused"), ("6", "pending")] {
            var log = try old(approval: "5")
            log.decide(try log.ask(ether, key: Self.key))
            let entry = log.lines.count - 1
            #expect(try Entry(reading: log.lines[entry]).body["outcome"] == .string(outcome))
            #expect(try finding(log.lines).contains(clause(entry)), "\(outcome)")
        }
    }

    @Test func `takes a payment that went on from its wait, and no other after it`() throws {
        var log = try DecidedLog(approval: "5")
        let request = try log.ask("10", key: Self.key)
        log.decide(request)
        try log.record(.paymentApproved(request.payment, digest: log.digest()))
        log.decide(request)
        #expect(try finding(log.lines) == "")
        log.decide(try log.ask("1", key: Self.key))
        #expect(try finding(log.lines).contains(clause(log.lines.count - 1)))
    }

    // To whoever holds the first key the payment would wait for ever, and the second key's payment is another.
    @Test func `finds a payment that went on under another key`() throws {
        var log = try DecidedLog(approval: "5")
        let request = try log.ask("10", key: Self.key)
        log.decide(request)
        try log.record(.paymentApproved(request.payment, digest: log.digest()))
        log.decide(request)
        var lines = log.lines
        let entry = lines.count - 1
        lines[entry] = try DecidedLog.edited(lines[entry]) { $0["key"] = "key-of-somebody-else" }
        #expect(
            try finding(lines).contains(
                "entry \(entry) goes on from a payment that waits under another key"))
    }

    @Test func `finds a decision without a key`() throws {
        var log = try DecidedLog()
        try log.pay("1")
        var lines = log.lines
        let entry = lines.count - 1
        lines[entry] = try DecidedLog.edited(lines[entry]) { $0["key"] = nil }
        #expect(try finding(lines).contains("entry \(entry) decides under no key"))
    }

    // Whoever signs a log may write what a terminal obeys.
    @Test func `spells out a key that is none`() throws {
        var log = try DecidedLog()
        for _ in 0..<2 { log.decide(try log.ask("1", key: "\u{1B}[2Jgone")) }
        let said = try finding(log.lines)
        #expect(said.contains("decides the key __2Jgone of worker"))
        #expect(!said.contains("\u{1B}"))
    }

    @Test func `takes one key of two agents`() throws {
        var log = try old()
        let other = try #require(AgentName("helper"))
        log.decide(try log.ask("10", key: Self.key, agent: other))
        #expect(try finding(log.lines) == "")
    }

    @Test func `keeps no key of what was denied`() throws {
        var log = try DecidedLog(approval: "5")
        let request = try log.ask("10", key: Self.key)
        log.decide(request)
        try log.record(.paymentDenied(request.payment, reason: "no"))
        #expect(try finding(log.lines) == "")
        log.decide(try log.ask("1", key: Self.key))
        #expect(try finding(log.lines).contains(clause(log.lines.count - 1)))
    }
}
