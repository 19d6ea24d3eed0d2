import Testing

@testable import bursar_simulate

@Suite struct `The auditor's clock` {
    private func clock(seeing faces: [ClockFace]) -> AuditedClock {
        var clock = AuditedClock()
        for face in faces {
            clock.see(face)
            clock.last = clock.time(at: face)
        }
        return clock
    }

    private func face(_ wall: Int64, _ uptime: Int64, boot: Int = 1) -> ClockFace {
        ClockFace(wall: wall * Cast.billion, boot: boot, uptime: uptime * Cast.billion)
    }

    @Test func `never goes back, and moves by a nanosecond where the wall clock stands`() {
        let clock = clock(seeing: [face(1_000, 0)])
        #expect(clock.time(at: face(1_001, 1)) == 1_001 * Cast.billion)
        #expect(clock.time(at: face(1_000, 1)) == 1_000 * Cast.billion + 1)
        #expect(clock.time(at: face(5, 1)) == 1_000 * Cast.billion + 1)
    }

    @Test func `takes five minutes ahead of the boot clock for a jump, and not less`() {
        let clock = clock(seeing: [face(1_000, 0)])
        #expect(!clock.isSuspect(face(1_310, 10)))
        #expect(clock.isSuspect(face(1_311, 10)))
        #expect(!clock.isSuspect(face(9_000, 8_000)))
    }

    @Test func `adds small steps up`() {
        let clock = clock(seeing: [face(1_000, 0), face(1_200, 0), face(1_299, 0)])
        #expect(!clock.hasJumped)
        #expect(clock.isSuspect(face(1_301, 0)))
    }

    @Test func `keeps a jump that was seen, whatever the clocks say then, until an admin looks`() {
        var clock = clock(seeing: [face(1_000, 0), face(2_000, 0), face(1_010, 10)])
        #expect(clock.hasJumped)
        clock.trust(face(1_020, 20))
        #expect(!clock.isSuspect(face(1_030, 30)))
        // Ledger time is at 2,000 still: the wall clock may go on from there and no further.
        #expect(!clock.isSuspect(face(2_310, 30)))
        #expect(clock.isSuspect(face(2_311, 30)))
    }

    @Test func `counts a reboot by what the new boot clock explains`() {
        let clock = clock(seeing: [face(1_000, 500)])
        #expect(!clock.isSuspect(face(1_310, 10, boot: 2)))
        #expect(clock.isSuspect(face(1_311, 10, boot: 2)))
    }
}
