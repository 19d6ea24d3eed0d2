@testable import Gate
import JSON
import Terms
import Testing

@Suite struct `A clock that was set` {
    @Test func `forward and back again opens no window for what it left in the log`() throws {
        var bench = try GateBench()
        #expect(try bench.pay("0.020") == nil)
        #expect(try bench.pay("0.020") == "agent.limit")
        // For a minute the wall clock shows tomorrow, and something is logged that reads no clock.
        bench.wall += 86_400
        bench.pass(60)
        try bench.record(bench.countedEvent)
        bench.wall -= 86_400
        bench.pass(60)
        #expect(try bench.pay("0.020") == "clock.jumped")
        #expect(bench.gate.state.clockJumped)
        #expect(try bench.replayed() == bench.gate.state)
    }

    @Test func `forward and back over a restart opens no window either`() throws {
        var bench = try GateBench()
        #expect(try bench.pay("0.020") == nil)
        bench.wall += 86_400
        try bench.record(bench.countedEvent)
        bench.wall -= 86_400
        bench.pass(10)
        try bench.record(
            .daemonStarted(version: "0", binary: "00", hardening: [:], clock: bench.reading))
        #expect(try bench.pay("0.020") == "clock.jumped")
        #expect(try bench.replayed() == bench.gate.state)
    }

    @Test func `forward and back over a reboot opens no window either`() throws {
        var bench = try GateBench()
        #expect(try bench.pay("0.020") == nil)
        bench.wall += 86_400
        try bench.record(bench.countedEvent)
        bench.wall -= 86_400
        bench.pass(10)
        (bench.bootID, bench.boot) = ("boot-2", 5)
        try bench.record(
            .daemonStarted(version: "0", binary: "00", hardening: [:], clock: bench.reading))
        #expect(try bench.pay("0.020") == "clock.jumped")
        #expect(try bench.replayed() == bench.gate.state)
    }

    @Test func `is taken as it stands once an admin vouches for it`() throws {
        var bench = try GateBench()
        #expect(try bench.pay("0.020") == nil)
        bench.wall += 86_400
        try bench.record(bench.countedEvent)
        bench.wall -= 86_400
        #expect(try bench.pay("0.020") == "clock.jumped")
        try bench.record(.clockAcknowledged(reason: "seen", clock: bench.reading))
        #expect(try bench.pay("0.020") == nil)
        #expect(try bench.pay("0.020") == "agent.limit")
        // The real day after opens nothing again: ledger time has been there.
        bench.pass(86_400)
        #expect(try bench.pay("0.020") == "agent.limit")
        #expect(!bench.gate.state.clockJumped)
        #expect(try bench.replayed() == bench.gate.state)
    }

    @Test func `is no jump where both clocks agree, across days and reboots`() throws {
        var bench = try GateBench()
        for day in 0..<5 {
            #expect(try bench.pay("0.020") == nil, "day \(day)")
            bench.pass(86_400)
            if day == 2 {
                try bench.record(
                    .daemonStarted(
                        version: "0", binary: "00", hardening: [:], clock: bench.reading))
                (bench.bootID, bench.boot) = ("boot-2", 90)
                bench.wall += 100
            }
        }
        #expect(!bench.gate.state.clockJumped)
        #expect(try bench.replayed() == bench.gate.state)
    }
}

extension GateBench {
    /// An entry that carries no reading of the clocks.
    var countedEvent: Event { Event(kind: "requests.counted", body: JSONObject()) }
}
