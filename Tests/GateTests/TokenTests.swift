import JSON
import Terms
import Testing

@testable import Gate

@Suite struct `An agent's tokens in the log` {
    private static let daemon = Actor(role: .daemon, name: "", uid: 0)

    private func rotated(
        _ till: Till, _ version: UInt64 = 2, grace: Int64? = 3_600,
        by agent: AgentName = Sample.worker
    ) -> Event {
        .tokenRotated(
            agent, version: version, graceUntil: grace.map { till.wall.adding(seconds: $0) },
            clock: till.clock, reason: "r")
    }

    private func refused(_ till: inout Till, _ event: Event, by actor: Actor = Till.admin)
        -> String?
    {
        do {
            try till.record(event, by: actor)
            return nil
        } catch let refusal as Refusal { return refusal.detail } catch { return "\(error)" }
    }

    private func accepts(_ till: Till) -> Bool {
        till.state.acceptsOldToken(of: Sample.worker, at: till.clock)
    }

    @Test func `are counted from one, and the old one is good for the overlap alone`() throws {
        var till = try Till.open()
        #expect(till.state.agents[Sample.worker]?.token == 1)
        #expect(!accepts(till))
        try till.record(rotated(till))
        #expect(till.state.agents[Sample.worker]?.token == 2)
        #expect(accepts(till))
        #expect(!till.state.acceptsOldToken(of: Sample.helper, at: till.clock))
        till.pass(3_599)
        #expect(accepts(till))
        till.pass(1)
        #expect(!accepts(till))
        try till.replays()
    }

    @Test func `end at once without an overlap`() throws {
        var till = try Till.open()
        try till.record(rotated(till))
        try till.record(rotated(till, 3, grace: nil))
        #expect(!accepts(till))
        #expect(till.state.agents[Sample.worker]?.overlap == nil)
        try till.replays()
    }

    // Ledger time stands still until the wall clock has come back; the boot clock does not.
    @Test(arguments: [1, 86_400])
    func `end when the boot clock says so, however far the wall clock is set back`(
        back: Int64
    ) throws {
        var till = try Till.open()
        try till.record(rotated(till))
        till.wall = till.wall.adding(seconds: -back)
        #expect(accepts(till))
        till.pass(3_600)
        #expect(!accepts(till))
    }

    @Test func `end for good once the log says so, over a reboot with the clock set back, too`()
        throws
    {
        var till = try Till.open()
        try till.record(rotated(till))
        till.pass(3_600)
        try till.record(.tokenExpired(Sample.worker, version: 1), by: Self.daemon)
        till.wall = till.wall.adding(seconds: -7_200)
        till.reboot()
        #expect(!accepts(till))
        try till.replays()
    }

    @Test func `end where the boot clock can't be believed`() throws {
        var till = try Till.open()
        try till.record(rotated(till))
        till.boot -= 1
        #expect(!accepts(till))
        till.boot = .min
        #expect(!accepts(till))
    }

    @Test func `end with the agent`() throws {
        var till = try Till.open()
        try till.record(rotated(till))
        try till.record(.agentStanding(Sample.worker, .frozen, reason: ""))
        #expect(accepts(till))
        try till.record(.agentStanding(Sample.worker, .removed, reason: ""))
        #expect(!accepts(till))
        #expect(refused(&till, rotated(till, 3))?.contains("removed for ever") == true)
    }

    @Test func `are not forged: each number once, an end only of what runs, by whom it is`() throws
    {
        var till = try Till.open()
        let stranger = AgentName("nobody") ?? Sample.worker
        for version: UInt64 in [0, 1, 3, .max] {
            #expect(refused(&till, rotated(till, version)) != nil, "\(version)")
        }
        #expect(refused(&till, rotated(till, 2, by: stranger)) != nil)
        for grace in [0, -1, TokenOverlap.longest + 1] {
            #expect(refused(&till, rotated(till, 2, grace: grace)) != nil, "\(grace)")
        }
        #expect(refused(&till, .tokenExpired(Sample.worker, version: 0), by: Self.daemon) != nil)
        for role in [Actor.Role.agent, .daemon, .feed, .audit] {
            let actor = Actor(role: role, name: "", uid: 1)
            #expect(refused(&till, rotated(till), by: actor) != nil, "\(role)")
        }
        try till.record(rotated(till, grace: TokenOverlap.longest))
        #expect(refused(&till, .tokenExpired(Sample.worker, version: 1)) != nil, "the daemon's")
        #expect(refused(&till, .tokenExpired(Sample.worker, version: 2), by: Self.daemon) != nil)
        try till.record(.tokenExpired(Sample.worker, version: 1), by: Self.daemon)
        #expect(refused(&till, .tokenExpired(Sample.worker, version: 1), by: Self.daemon) != nil)
        for body in [JSONObjects.without("clock"), JSONObjects.without("grace_until")] {
            #expect(refused(&till, Event(kind: "token.rotated", body: body)) != nil)
        }
        try till.replays()
    }

    private enum JSONObjects {
        static func without(_ name: String) -> JSONObject {
            let clock = ClockReading(wall: Sample.monday, bootID: "b", bootNanoseconds: 1)
            let all: [(String, JSON)] = [
                ("agent", .string(Sample.worker.text)), ("version", 3), ("grace_until", .null),
                ("clock", clock.json),
            ]
            return JSONObject(all.filter { $0.0 != name })
        }
    }
}
