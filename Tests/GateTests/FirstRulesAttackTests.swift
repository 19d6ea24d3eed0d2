import Gate
import JSON
import Policy
import Terms
import Testing

/// Corners where the second rules answer otherwise than the first did: a log from there must replay.
@Suite struct `A log of the first rules still replays where` {
    private func furnished(
        _ projects: [ProjectName: AgentName] = [Sample.game: Sample.worker],
        development: Bool = false
    ) throws -> Till {
        var till = try Till.empty(development: development)
        try till.record(.walletCreated(Sample.facts(), sealed: .null))
        for (project, agent) in projects.sorted(by: { $0.key < $1.key }) {
            try till.record(.agentAdded(agent, project: project, uid: 1_000))
        }
        return till
    }

    /// The log with its last entry replaced, all in the first rules' form.
    private func log(_ till: Till, last: [UInt8]) throws -> [[UInt8]] {
        try till.entries.dropLast().map { bytes in
            try Entry(reading: bytes).kind == "payment.decided"
                ? FirstRules.decision(bytes, refusedBy: nil, charge: "3000000000")
                : FirstRules.event(bytes)
        } + [last]
    }

    private func rate(_ asset: String, in currency: String, maxAge: Int64 = 60) -> Event {
        .rateSet(
            asset: asset, price: Sample.wei("1"), currency: Sample.currency(currency),
            maxAge: maxAge, haircut: 0)
    }

    @Test func `a rate in another currency than the policy's had grown old`() throws {
        var till = try furnished()
        try till.record(rate("ETH", in: "EUR"))
        try till.record(.policyApplied(Sample.policy()))
        till.pass(3_600)
        let last = try till.send("1").recorded.bytes
        // Then the currency was looked at first, and its age not at all.
        let entries = try log(
            till, last: FirstRules.decision(last, refusedBy: "rate.missing"))
        #expect(try Till.replay(entries).nextSeq == till.state.nextSeq)
    }

    @Test func `a rate's own currency had a rate that nobody multiplied by`() throws {
        var till = try furnished()
        try till.record(rate("ETH", in: "BTC", maxAge: 86_400))
        try till.record(rate("BTC", in: "CAD", maxAge: 86_400))
        try till.record(.policyApplied(Sample.policy()))
        let last = try till.send("1").recorded.bytes
        let then = try FirstRules.decision(last, refusedBy: "rate.missing")
        let entries = try log(
            till, last: Edited.entry(then, setting: "rates", to: .array([])))
        #expect(try Till.replay(entries).nextSeq == till.state.nextSeq)
    }

    @Test func `budgets are kept in ether, whose price in ether is one`() throws {
        var till = try furnished()
        let ether = Sample.currency("ETH")
        try till.record(
            .policyApplied(BudgetPolicy(currency: ether, projects: [Sample.game: Sample.team()])))
        // It must be told again when it is too old, or such a vault never pays again.
        try till.record(rate("ETH", in: "ETH"))
        till.pass(3_600)
        #expect(try till.send("2").rule == "rate.stale")
        try till.record(rate("ETH", in: "ETH"))
        #expect(try till.send("2").isSigned)
        try till.replays()
        let entries = try till.entries.filter {
            try Entry(reading: $0).kind != "payment.decided"
        }
        var gate = Gate()
        for bytes in entries.prefix(5) {
            let entry = try Entry(reading: FirstRules.event(bytes))
            try gate.replay(entry, zones: ZoneDatabase.rules(for:))
        }
        #expect(gate.state.rates["ETH"]?.currency == ether)
    }

    @Test func `two projects together left the range of money, which no vault counted`() throws {
        let lab = Sample.project("lab")
        let wide = Sample.limit("4000000000", .month)
        let other = Sample.agent("other")
        var till = try furnished([Sample.game: Sample.worker, lab: other])
        let team = { (agent: AgentName) in
            ProjectBudget(
                zone: .utc, limit: wide, reserve: .zero, emergency: .zero, showProject: false,
                agents: [agent: Sample.agent(wide)])
        }
        try till.record(
            .policyApplied(
                BudgetPolicy(
                    currency: Sample.cad,
                    projects: [Sample.game: team(Sample.worker), lab: team(other)])))
        try till.setRate("1")
        #expect(try till.send("3000000000").isSigned)
        let last = try till.send("3000000000", by: other).recorded.bytes
        let then = try FirstRules.decision(last, refusedBy: nil, charge: "3000000000")
        let state = try Till.replay(try log(till, last: then))
        #expect(state.nextSeq == till.state.nextSeq)
        // What the vault holds is all of it, so that nothing more is signed on top.
        till.gate = Gate(state: state)
        #expect(try till.send("1", by: other).rule == "charge.too-large")
    }

    @Test func `a payment of nothing met a project that was over its general pool`() throws {
        var till = try furnished(development: true)
        let agents = [Sample.worker: Sample.budget("1000")]
        try till.record(.policyApplied(Sample.policy(Sample.project(agents: agents))))
        try till.setRate("1")
        #expect(try till.send("30").isSigned)
        try till.record(.policyApplied(Sample.policy(Sample.project("80", agents: agents))))
        try till.setRate("0")
        let outcome = try till.send("1")
        #expect(outcome.rule == "project.limit")
        let entries = try till.entries.map { bytes in
            let entry = try Entry(reading: bytes)
            guard entry.kind == "payment.decided" else { return try FirstRules.event(bytes) }
            return try FirstRules.decision(
                bytes, refusedBy: bytes == outcome.recorded.bytes ? "project.limit" : nil,
                charge: "30")
        }
        #expect(try Till.replay(entries).nextSeq == till.state.nextSeq)
    }
}
