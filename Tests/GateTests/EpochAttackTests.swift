import Gate
import JSON
import Terms
import Testing

/// What the lost entries may have spent beside windows: leaves that were given once, and clocks that were wrong.
@Suite struct `Once an older copy is in force` {
    private func restore(_ till: inout Till, from old: String = "k", to new: String = "k2") throws {
        till.pass(60)
        try till.record(
            .epochBegun(
                from: old, to: new, signatures: ("a", "b"), known: nil, reason: "disk lost",
                sealed: []))
        try till.record(.vaultFreeze(false, reason: "limits looked at"))
    }

    @Test func `an emergency grant that outlives its window is not drawn on twice`() throws {
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    Sample.limit("100", .week(starts: 0)),
                    worker: Sample.agent(Sample.limit("1000")), reserve: "50", emergency: "20"),
                nil))
        try till.record(
            .emergencyGranted(
                Sample.game, amount: Sample.money("20"),
                until: Sample.moment("2026-12-05T00:00:00Z"), reason: "the roof leaks"))
        // What was signed here drew all of it, and is lost.
        var lost = till
        #expect(try lost.send("50").isSigned)
        #expect(lost.state.grants[Sample.game]?.left == .zero)
        try restore(&till)
        till.pass(until: "2026-11-30T00:00:00Z")
        #expect(try till.send("50").rule == "project.limit")
        #expect(try till.send("30").isSigned)
        // An admin who still wants it says so.
        try till.record(
            .emergencyGranted(
                Sample.game, amount: Sample.money("20"),
                until: Sample.moment("2026-12-05T00:00:00Z"), reason: "it still does"))
        #expect(try till.send("20").isSigned)
        try till.replays()
    }

    @Test func `an approval is not used a second time`() throws {
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    Sample.limit("100"),
                    worker: Sample.agent(
                        Sample.limit("100"),
                        Bounds(approval: ApprovalRule(above: Sample.money("5"), within: 604_800)))),
                nil))
        let request = try till.ask("6")
        let digest = try #require(till.decide(request).waiting).digest.hex
        let approval = Event.paymentApproved(request.payment, digest: digest)
        let admin = Actor(role: .admin, name: "", uid: 500)
        try till.record(approval, by: admin)
        // The lost entries signed it.
        var lost = till
        #expect(lost.decide(request).isSigned)
        try restore(&till)
        till.pass(until: "2026-11-24T00:00:00Z")
        #expect(till.state.pending[request.payment]?.isApproved == false)
        var hasty = till
        #expect(!hasty.decide(request).isSigned)
        // Whoever looked at the chain may approve it once more.
        try till.record(approval, by: admin)
        #expect(till.decide(request).isSigned)
        try till.replays()
    }

    @Test func `a clock that was slow when it was put back, and is then set right, opens nothing`()
        throws
    {
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    Sample.limit("1000"), worker: Sample.agent(Sample.limit("25"))), nil))
        till.pass(1)
        try till.start()
        _ = try till.sign("1")
        // By the true time it is Tuesday, 03:00, and the lost entries have spent Tuesday's budget.
        try restore(&till)
        #expect(try till.send("1").rule == "window.restored")
        till.wall = Sample.moment("2026-11-24T03:00:00Z")
        #expect(try till.send("1").rule == "clock.jumped")
        try till.acknowledge()
        #expect(try till.send("1").rule == "window.restored")
        till.pass(until: "2026-11-24T23:59:59Z")
        #expect(try till.send("1").rule == "window.restored")
        till.pass(until: "2026-11-25T00:00:00Z")
        #expect(try till.send("1").isSigned)
        try till.replays()
    }

    @Test func `a jump from before it, acknowledged after it, shuts nothing more`() throws {
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    Sample.limit("1000"), worker: Sample.agent(Sample.limit("25"))), nil))
        till.pass(1)
        try till.start()
        _ = try till.sign("1")
        // The copy is two days old, and the machine was started ten minutes ago.
        till.reboot(after: 2 * 86_400, up: 600)
        try till.start()
        try restore(&till)
        till.pass(600)
        try till.acknowledge()
        #expect(try till.send("1").rule == "window.restored")
        till.pass(until: "2026-11-26T00:00:00Z")
        #expect(try till.send("1").isSigned)
        // Long after it a jump costs no window more.
        till.pass(until: "2026-12-26T12:00:00Z")
        till.wall = till.wall.adding(seconds: 3_600)
        #expect(try till.send("1").rule == "clock.jumped")
        try till.acknowledge()
        #expect(try till.send("1").isSigned)
        try till.replays()
    }

    @Test func `voids and replacements of what was signed before give nothing back`() throws {
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    Sample.limit("1000", .rolling(seconds: 86_400)),
                    worker: Sample.agent(Sample.limit("25", .rolling(seconds: 86_400)))), nil))
        let first = try till.sign("20", nonce: 7)
        try restore(&till)
        try till.record(
            .paymentVoided(first, proof: Story.dead(7), reference: nil, attested: nil))
        #expect(try till.send("1").rule == "window.restored")
        #expect(try till.send("20", nonce: 7).rule == "window.restored")
        till.pass(86_401)
        _ = try till.sign("20", nonce: 7)
        #expect(try till.send("5.1").rule == "agent.limit")
        try till.replays()
    }

    @Test func `bounds of every kind are shut alike`() throws {
        let week = Sample.limit("1000", .week(starts: 0))
        let bounds: [Bounds] = [
            Bounds(limits: [week]), Bounds(perAsset: ["ETH": week]),
            Bounds(perWallet: [Sample.main: week]), Bounds(perPayee: week),
            Bounds(newPayees: week),
            Bounds(payments: [CountLimit(count: 100, per: Recurrence(.week(starts: 0)))]),
        ]
        for bounds in bounds {
            for level in Sample.Level.allCases {
                let day = Sample.limit("1000")
                var till = try Till.open(
                    Sample.policy(
                        Sample.team(
                            day, level == .project ? bounds : .none,
                            worker: Sample.agent(day, level == .agent ? bounds : .none)),
                        level == .vault ? VaultBudget(zone: .utc, bounds: bounds) : nil))
                _ = try till.sign("1")
                try restore(&till)
                till.pass(until: "2026-11-25T00:00:00Z")
                #expect(try till.send("1", to: Sample.other).rule == "window.restored")
                till.pass(until: "2026-11-30T00:00:00Z")
                #expect(try till.send("1", to: Sample.other).isSigned)
                try till.replays()
            }
        }
    }
}
