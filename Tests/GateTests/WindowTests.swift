import Gate
import Terms
import Testing

@Suite struct `A budget's window` {
    private func toronto(_ per: WindowSpan, limit: String = "10") -> BudgetPolicy {
        Sample.policy(
            Sample.project(
                "100", per: per, zone: Sample.zone("America/Toronto"), reserve: "0",
                emergency: "0", agents: [Sample.worker: Sample.budget(limit, per: per)]))
    }

    /// A till whose honest clock stands at `text`.
    private func till(_ policy: BudgetPolicy, at text: String) throws -> Till {
        var till = try Till.open(policy)
        till.pass(Sample.moment(text).seconds - till.wall.seconds)
        return till
    }

    @Test func `refills at its end, not a nanosecond before`() throws {
        var till = try Till.open()
        #expect(till.pay("25").isSigned)
        till.pass(14 * 3_600 - 1)
        till.wall = Moment(nanoseconds: till.wall.nanoseconds + Moment.second - 1)
        #expect(till.pay("0.1").rule == "agent.limit")
        till.wall = Moment(nanoseconds: till.wall.nanoseconds + 1)
        #expect(till.pay("0.1").isSigned)
    }

    @Test(arguments: [
        ("2027-03-14T05:00:00Z", "2027-03-15T04:00:00Z"),
        ("2027-11-07T04:00:00Z", "2027-11-08T05:00:00Z"),
    ])
    func `is the civil day, of 23 or of 25 hours`(start: String, end: String) throws {
        var till = try till(toronto(.day), at: start)
        #expect(till.pay("10").isSigned)
        till.pass(Sample.moment(end).seconds - till.wall.seconds - 1)
        let refused = till.pay("0.1")
        #expect(refused.rule == "agent.limit")
        #expect(refused.remaining.map { Timestamp.seconds($0.resetsAt) } == [end, end])
        till.pass(1)
        #expect(till.pay("10").isSigned)
    }

    @Test func `of an hour that comes twice is two windows, and no third`() throws {
        var till = try till(toronto(.hour), at: "2027-11-07T05:30:00Z")
        #expect(till.pay("10").isSigned)
        till.pass(1_800)
        #expect(till.pay("10").isSigned)
        till.pass(1_799)
        #expect(till.pay("0.1").rule == "agent.limit")
    }

    @Test func `stays frozen when the limit changes, up or down`() throws {
        var till = try Till.open()
        #expect(till.pay("20").isSigned)
        for (limit, left) in [("20", "0"), ("22", "2"), ("5", "0")] {
            try till.record(
                .policyApplied(
                    Sample.policy(Sample.project(agents: [Sample.worker: Sample.budget(limit)]))))
            let line = try #require(till.state.budgetLines(of: Sample.worker, at: till.clock).first)
            #expect(line.remaining.decimal == left)
            #expect(line.committed.decimal == "20")
        }
    }

    @Test func `is not refilled by leaving the policy and coming back`() throws {
        var till = try Till.open()
        #expect(till.pay("25").isSigned)
        let without = Sample.policy(Sample.project(agents: [Sample.helper: Sample.budget()]))
        try till.record(.policyApplied(without))
        #expect(till.pay("1").rule == "agent.not-in-policy")
        let renamed = BudgetPolicy(
            currency: Sample.cad, projects: [Sample.project("renamed"): Sample.project()])
        try till.record(.policyApplied(renamed))
        #expect(till.pay("1").rule == "agent.not-in-policy")
        #expect(till.pay("1", by: Sample.helper).rule == "agent.not-in-policy")
        try till.record(.policyApplied(Sample.policy()))
        #expect(till.pay("1").rule == "agent.limit")
        #expect(till.pay("6", by: Sample.helper).rule == "project.limit")
    }

    @Test func `is not refilled by a zone where the day has just begun`() throws {
        var till = try Till.open()
        #expect(till.pay("25").isSigned)
        for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Tokyo", "UTC"] {
            try till.record(
                .policyApplied(Sample.policy(Sample.project(zone: Sample.zone(zone)))))
            #expect(till.pay("0.000000001").rule == "agent.limit", "\(zone)")
        }
    }

    @Test func `is not refilled by a policy that is quickly changed and changed back`() throws {
        var till = try Till.open()
        #expect(till.pay("25").isSigned)
        let spans: [WindowSpan] = [.hour, .month, .week(starts: 1), .hour, .day]
        for span in spans {
            till.pass(3_600)
            let agents = [Sample.worker: Sample.budget(per: span)]
            try till.record(.policyApplied(Sample.policy(Sample.project(agents: agents))))
            #expect(till.pay("0.000000001").rule == "agent.limit", "\(span)")
        }
    }

    @Test func `in use takes the hour's place until its own end`() throws {
        var till = try Till.open()
        #expect(till.pay("25").isSigned)
        let agents = [Sample.worker: Sample.budget("5", per: .hour)]
        try till.record(.policyApplied(Sample.policy(Sample.project(agents: agents))))
        till.pass(14 * 3_600)
        #expect(till.pay("5").isSigned)
        #expect(till.pay("0.1").rule == "agent.limit")
        till.pass(3_600)
        #expect(till.pay("0.1").rule == "project.limit")
    }
}
