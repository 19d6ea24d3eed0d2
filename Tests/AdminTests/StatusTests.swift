import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `The status` {
    @Test func `is the contract's, sealed`() throws {
        let premises = try Premises.found()
        let root = try #require(premises.ledger.durableRoot).hex
        let vault = premises.office.facts.vault
        #expect(vault.utf8.count == 32)
        #expect(
            premises.office.status().canonical
                == #"{"development":true,"hardening":{"core_dumps_off":true},"#
                + #""ledger":{"root":"\#(root)","signed_size":1,"size":1},"sealed":true,"#
                + #""vault":"\#(vault)","warnings":["this is a development vault: "#
                + #"its protections are reduced, for ever"]}"#)
    }

    @Test func `counts what is durable and nothing else`() throws {
        let (premises, _) = try Premises.ready()
        let before = premises.office.status()["ledger"]
        _ = try premises.office.setRate(Premises.rate(price: "1100"), by: Premises.admin)
        #expect(premises.office.status()["ledger"] == before)
        try premises.settle()
        #expect(premises.office.status()["ledger"] != before)
    }

    @Test func `warns of a clock that jumped until an admin vouches for it`() throws {
        let (premises, _) = try Premises.ready()
        let start = {
            _ = try premises.journal.record(
                .daemonStarted(
                    version: "t", binary: "t", hardening: [:], clock: premises.clock.reading),
                by: Premises.admin)
        }
        try start()
        premises.clock.pass(seconds: 10_000)
        try start()
        #expect(premises.office.status()["warnings"]?.texts.count == 1)
        premises.clock.jump(seconds: 301)
        try start()
        let warning = "the clock jumped: no new budget window opens until bursar audit acknowledge"
        #expect(premises.office.status()["warnings"]?.texts.contains(warning) == true)
        let reply = try premises.office.acknowledge(["reason": "ntp"], by: Premises.admin)
        #expect(reply["warnings"]?.texts.contains(warning) == false)
        try premises.settle()
        let entry = try #require(try premises.entries("clock.acknowledged").first)
        #expect(entry.body["reason"] == "ntp")
        #expect(entry.body["clock"]?["boot_id"] == "boot-1")
        #expect(
            premises.refusedWithoutTrace {
                _ = try premises.office.acknowledge(["because": "x"], by: Premises.admin)
            }?.place == "because")
    }
}

@Suite struct `A minute's counts` {
    @Test func `are one entry, in order, and then begin anew`() throws {
        let (premises, _) = try Premises.ready()
        let office = premises.office
        for _ in 0..<3 { office.count(.agent, uid: 2_000, agent: "buyer", rule: "read") }
        office.count(.audit, uid: 5, agent: "", rule: "read")
        office.count(.admin, uid: 0, agent: "", rule: "malformed")
        try office.writeTally()
        try premises.settle()
        let entry = try #require(try premises.entries("requests.counted").last)
        #expect(entry.actor.role == .daemon)
        #expect(
            entry.body["counts"] == [
                ["door": "admin", "uid": 0, "agent": "", "rule": "malformed", "count": 1],
                ["door": "agent", "uid": 2_000, "agent": "buyer", "rule": "read", "count": 3],
                ["door": "audit", "uid": 5, "agent": "", "rule": "read", "count": 1],
            ])
        let size = premises.ledger.size
        try office.writeTally()
        #expect(premises.ledger.size == size)
    }

    @Test func `of more different lines than there are places go together`() throws {
        let (premises, _) = try Premises.ready()
        for uid in 0..<1_000 {
            premises.office.count(.agent, uid: UInt32(uid), agent: "", rule: "unknown-caller")
        }
        try premises.office.writeTally()
        try premises.settle()
        guard
            case .array(let lines)? = try premises.entries("requests.counted").last?.body["counts"]
        else {
            Issue.record("no counts")
            return
        }
        var total: UInt64 = 0
        for line in lines { if case .integer(let count)? = line["count"] { total += count } }
        #expect(total == 1_000)
        #expect(lines.count == 201)
        #expect(lines.first { $0["rule"] == "other" }?["count"] == 800)
    }
}

@Suite struct `A turn` {
    @Test func `makes whoever asks after it wait until it is durable`() throws {
        let (premises, _) = try Premises.ready()
        var heard: [Bool] = []
        premises.office.afterwards { heard.append($0) }
        #expect(heard == [true])
        _ = try premises.office.setRate(Premises.rate(price: "1100"), by: Premises.admin)
        #expect(!premises.office.isQuiet)
        premises.office.afterwards { heard.append($0) }
        premises.office.flush()
        premises.office.afterwards { heard.append($0) }
        #expect(heard == [true])
        try premises.land()
        #expect(heard == [true, true, true])
        #expect(premises.office.isQuiet)
    }

    @Test func `that cannot be written says so to all who waited`() throws {
        let (premises, _) = try Premises.ready()
        var heard: [Bool] = []
        _ = try premises.office.setRate(Premises.rate(price: "1100"), by: Premises.admin)
        premises.office.afterwards { heard.append($0) }
        try premises.place.removeDatabase()
        premises.office.flush()
        premises.office.afterwards { heard.append($0) }
        try premises.land()
        #expect(heard == [false, false])
        #expect(premises.failures.moved == premises.place.files.database)
    }

    @Test func `of a clean stop is the last entry`() throws {
        let (premises, _) = try Premises.ready()
        try premises.office.recordStop()
        try premises.settle()
        #expect(try premises.entries().last?.kind == "daemon.stopped")
        #expect(try premises.entries().last?.actor.role == .daemon)
    }
}
