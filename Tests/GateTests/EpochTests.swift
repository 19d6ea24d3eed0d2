import Gate
import JSON
import Terms
import Testing

/// What an older copy of a vault may spend once it is put back: nothing that the lost entries may have spent.
@Suite struct `After an older copy was put back` {
    private func beginning(
        from old: String = "k", to new: String = "k2", reason: String = "disk lost"
    ) -> Event {
        .epochBegun(
            from: old, to: new, signatures: ("a", "b"), known: nil, reason: reason, sealed: [])
    }

    /// Puts it back and thaws it.
    private func restore(_ till: inout Till) throws {
        till.pass(60)
        try till.record(beginning())
        try till.record(.vaultFreeze(false, reason: "limits looked at"))
    }

    /// A vault whose worker has `limit`, and whose project has 1,000 a week.
    private func till(_ limit: Limit = Sample.limit("25")) throws -> Till {
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    Sample.limit("1000", .week(starts: 0)), worker: Sample.agent(limit)), nil))
        _ = try till.sign("1")
        return till
    }

    @Test func `all is frozen until an admin says otherwise`() throws {
        var till = try till()
        till.pass(60)
        try till.record(beginning())
        #expect(till.state.frozen.vault)
        #expect(till.state.verifierKey == "k2")
        #expect(try till.send("1").rule == "vault.frozen")
        try till.record(.vaultFreeze(false, reason: "limits looked at"))
        #expect(try till.send("1").rule == "window.restored")
        try till.replays()
    }

    @Test func `windows that had begun stay shut until their end, and the next ones open`() throws {
        var till = try till()
        try restore(&till)
        let refused = try till.send("1")
        #expect(
            refused.refusal?.detail
                == "an older copy of the vault was put back at 2026-11-23T10:01:00Z, and what was spent "
                + "of agent/worker's limit a day before is not known")
        #expect(
            refused.refusal?.hint
                == "wait until 2026-11-24T00:00:00Z, when that window is over")
        till.pass(until: "2026-11-23T23:59:59Z")
        #expect(try till.send("1").rule == "window.restored")
        // The agent's day is another, the project's week is not.
        till.pass(until: "2026-11-24T00:00:00Z")
        let second = try till.send("1")
        #expect(second.refusal?.detail.contains("project/game's limit a week") == true)
        till.pass(until: "2026-11-29T23:59:59Z")
        #expect(try till.send("1").rule == "window.restored")
        till.pass(until: "2026-11-30T00:00:00Z")
        #expect(try till.send("1").isSigned)
        try till.replays()
    }

    @Test func `a rolling window is shut for its length`() throws {
        var till = try till(Sample.limit("25", .rolling(seconds: 86_400)))
        till.pass(until: "2026-11-29T23:00:00Z")
        try restore(&till)
        // The week's end is near, so that the rolling day alone counts from there on.
        till.pass(until: "2026-11-30T00:00:00Z")
        let refused = try till.send("1")
        #expect(
            refused.refusal?.hint
                == "wait until 2026-11-30T23:01:00Z, when that window is over")
        till.pass(until: "2026-11-30T23:01:00Z")
        #expect(try till.send("1").rule == "window.restored")
        till.pass(1)
        #expect(try till.send("1").isSigned)
        try till.replays()
    }

    @Test func `nothing is left to be seen of such a window`() throws {
        var till = try till()
        try restore(&till)
        let lines = till.state.budgetLines(of: Sample.worker, at: till.clock)
        #expect(!lines.isEmpty)
        #expect(lines.allSatisfy { $0.remaining == .zero })
        #expect(lines.first?.committed == Sample.money("1"))
        #expect(try till.send("1").left == ["0", "0"])
        till.pass(until: "2026-11-30T00:00:00Z")
        #expect(try till.send("1").left == ["24", "24"])
    }

    @Test func `an agent that never paid has no more than others`() throws {
        var till = try till()
        try restore(&till)
        #expect(try till.send("1", by: Sample.helper).rule == "window.restored")
    }

    @Test func `a policy with other windows opens none that had begun`() throws {
        var till = try till()
        try restore(&till)
        till.pass(3_600)
        try till.apply(
            Sample.policy(
                Sample.team(
                    Sample.limit("1000", .hour), worker: Sample.agent(Sample.limit("50", .hour))),
                nil))
        #expect(try till.send("1").rule == "window.restored")
    }

    @Test func `nothing is carried out of such a window`() throws {
        let carrying = Sample.limit("25", .week(starts: 0), carry: "25")
        func nextWeek(_ isRestored: Bool) throws -> Money? {
            var till = try till(carrying)
            if isRestored { try restore(&till) }
            till.pass(until: "2026-11-30T00:00:00Z")
            _ = try till.send("1")
            return till.state.budgetLines(of: Sample.worker, at: till.clock).first?.limit
        }
        #expect(try nextWeek(false) == Sample.money("49"))
        #expect(try nextWeek(true) == Sample.money("25"))
    }

    @Test(arguments: [Actor.Role.agent, .audit, .feed, .daemon])
    func `is an admin's to say`(role: Actor.Role) throws {
        var till = try till()
        let refused = try till.refusal(of: beginning(), by: Actor(role: role, name: "", uid: 1))
        #expect(refused != nil)
    }

    @Test func `is said with a reason, of the key in force, and to a new one`() throws {
        var till = try till()
        #expect(try till.complaint(beginning(reason: ""))?.contains("without a reason") == true)
        #expect(try till.complaint(beginning(from: "x"))?.contains("not in force") == true)
        #expect(try till.complaint(beginning(to: "k"))?.contains("was before") == true)
    }

    @Test func `a second time begins the wait anew`() throws {
        var till = try till()
        try restore(&till)
        till.pass(until: "2026-11-30T00:00:00Z")
        #expect(try till.send("1").isSigned)
        till.pass(1)
        try till.record(beginning(from: "k2", to: "k3"))
        try till.record(.vaultFreeze(false, reason: "again"))
        #expect(try till.send("1").rule == "window.restored")
    }
}
