@testable import Gate
import JSON
import Terms
import Testing

@Suite struct `Ledger time` {
    @Test func `rises strictly, whatever the wall clock does`() throws {
        var till = try Till.open()
        var last = try #require(till.state.lastTime)
        for step in [0, 0, -5, 3_600, -86_400, 1, -1, 86_000] {
            till.wall = till.wall.adding(seconds: Int64(step))
            let time = till.pay("0.001").recorded.time
            #expect(time > last)
            #expect(time == max(till.wall, Moment(nanoseconds: last.nanoseconds + 1)))
            last = time
        }
    }

    @Test func `stands nearly still while a clock that went back catches up`() throws {
        var till = try Till.open()
        #expect(till.pay("25").isSigned)
        till.wall = till.wall.adding(seconds: -30 * 86_400)
        for _ in 0..<3 {
            #expect(till.pay("0.000000001").rule == "agent.limit")
            till.pass(86_400)
        }
    }
}

@Suite struct `A jump of the clock` {
    /// A vault whose agent's day is open and whose boot clock is known.
    private func running() throws -> Till {
        var till = try Till.open()
        // Ledger time has run some nanoseconds ahead of a clock that stood still.
        till.pass(1)
        try till.start()
        #expect(till.pay("5").isSigned)
        return till
    }

    /// The wall clock alone goes on, `seconds` ahead of a day that honestly went by.
    private func tomorrow(_ till: inout Till, ahead seconds: Int64) {
        till.pass(86_400)
        till.wall = till.wall.adding(seconds: seconds)
    }

    @Test func `is what exceeds five minutes, to the nanosecond`() throws {
        var till = try running()
        tomorrow(&till, ahead: 300)
        #expect(till.pay("1").isSigned)
        till.pass(86_400)
        till.wall = Moment(nanoseconds: till.wall.nanoseconds + 1)
        let refused = till.pay("1")
        #expect(refused.rule == "clock.jumped")
        #expect(
            refused.refusal?.detail
                == "the wall clock ran ahead of the boot clock by more than 300 s, so no new "
                + "window opens for agent/worker")
        #expect(
            refused.refusal?.hint
                == "an admin checks the clock, then runs: bursar audit acknowledge --reason TEXT")
    }

    @Test func `made of many small steps is caught all the same`() throws {
        var till = try running()
        var signed = 0
        for _ in 0..<400 {
            till.pass(1)
            till.wall = till.wall.adding(seconds: 200)
            if till.pay("0.01").isSigned { signed += 1 }
        }
        // The open day goes on; the next would have begun 14 h, 250 steps, later.
        #expect((240...251).contains(signed))
        #expect(till.state.clockJumped)
    }

    @Test func `leaves open windows open and opens none, until it is acknowledged`() throws {
        var till = try running()
        till.wall = till.wall.adding(seconds: 3_600)
        #expect(till.pay("20").isSigned)
        #expect(till.state.clockJumped)
        // The helper has no window yet: it waits, though the clock is within the day.
        #expect(till.pay("1", by: Sample.helper).rule == "clock.jumped")
        till.pass(86_400)
        #expect(till.pay("1").rule == "clock.jumped")
        #expect(till.pay("1").rule == "clock.jumped")
        try till.acknowledge()
        #expect(!till.state.clockJumped)
        #expect(till.pay("1").isSigned)
        #expect(till.pay("1", by: Sample.helper).isSigned)
    }

    @Test func `waits for an admin even if the clock goes back`() throws {
        var till = try running()
        till.wall = till.wall.adding(seconds: 90_000)
        #expect(till.pay("1").rule == "clock.jumped")
        till.wall = till.wall.adding(seconds: -90_000)
        #expect(till.pay("1").rule == "clock.jumped")
        try till.start()
        #expect(till.state.clockJumped)
    }

    @Test func `that only entries without a clock saw is seen by the next payment`() throws {
        var till = try running()
        #expect(till.pay("20").isSigned)
        till.wall = till.wall.adding(seconds: 86_400)
        try till.record(Event(kind: "requests.counted", body: .init()))
        till.wall = till.wall.adding(seconds: -86_400)
        // Ledger time is in tomorrow's window; the wall clock looks innocent.
        #expect(till.pay("1").rule == "clock.jumped")
        try till.acknowledge()
        #expect(till.pay("1").isSigned)
        till.pass(600)
        #expect(till.pay("1").isSigned)
        #expect(!till.state.clockJumped)
    }

    @Test func `is vouched for once: the next is a jump again`() throws {
        var till = try running()
        tomorrow(&till, ahead: 3_600)
        #expect(till.pay("1").rule == "clock.jumped")
        try till.acknowledge()
        #expect(till.pay("1").isSigned)
        tomorrow(&till, ahead: 0)
        #expect(till.pay("1").isSigned)
        tomorrow(&till, ahead: 301)
        #expect(till.pay("1").rule == "clock.jumped")
    }

    @Test(arguments: [(290, true), (301, false)] as [(Int64, Bool)])
    func `over a restart is what the new boot clock leaves unexplained`(off: Int64, fine: Bool)
        throws
    {
        var till = try running()
        till.pass(86_399)
        // Seen a second before the machine goes down.
        till.pay("0.001")
        till.reboot(after: off, up: 86_400)
        try till.start()
        #expect(till.state.clockJumped == !fine)
        #expect(till.pay("1").rule == (fine ? nil : "clock.jumped"))
    }

    @Test func `over a restart is no jump while the machine's wall clock is behind`() throws {
        var till = try running()
        till.reboot(after: -10 * 86_400)
        try till.start()
        #expect(till.pay("1").isSigned)
        till.pass(30)
        #expect(till.pay("1").isSigned)
        #expect(!till.state.clockJumped)
    }

    @Test func `in steps of one restart each is bounded by what each may leave unexplained`() throws
    {
        var till = try running()
        let start = till.wall
        for _ in 0..<50 {
            till.reboot(after: 299, up: 0)
            try till.start()
            till.pay("0.000001")
        }
        #expect(!till.state.clockJumped)
        #expect(till.wall.seconds - start.seconds <= 50 * 300)
    }

    @Test func `by a clock at the ends of its range does not stop the gate`() throws {
        var till = try running()
        // The last moment that an entry can name.
        let last = Sample.moment("2261-12-31T23:59:59.999999999Z").nanoseconds
        let readings: [(Int64, Int64)] = [
            (last, .max), (0, .min), (0, .max), (last, .min), (0, 0),
        ]
        for (wall, boot) in readings {
            let reading = ClockReading(
                wall: Moment(nanoseconds: wall), bootID: "boot-1", bootNanoseconds: boot)
            _ = till.gate.quote(
                till.request(.proposal(Sample.proposal(1))), at: reading)
        }
    }

    @Test func `does not move a rate's age on by itself`() throws {
        var till = try running()
        try till.setRate("1", maxAge: 3_600)
        till.wall = till.wall.adding(seconds: 7_200)
        #expect(till.pay("1").rule == "rate.stale")
    }
}
