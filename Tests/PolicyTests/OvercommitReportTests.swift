import Gate
import Policy
import Terms
import Testing

@Suite struct `An overcommit report` {
    private func policy(
        _ project: String, agents: [String]
    ) throws -> BudgetPolicy {
        let lines = agents.enumerated().map { index, limit in
            "      a\(index): {limit: {\(limit)}, wallets: [ethereum/main], payees: any}\n"
        }
        return try PolicyFixtures.read(
            "version: 1\ncurrency: CAD\nprojects:\n  p:\n    limit: {\(project)}\n"
                + "    agents:\n" + lines.joined())
    }

    @Test(arguments: [
        ("hour", "hour", "1"), ("hour", "day", "24"), ("hour", "week", "168"),
        ("hour", "month", "744"), ("day", "hour", "1"), ("day", "day", "1"),
        ("day", "week", "7"), ("day", "month", "31"), ("week", "week", "1"),
        ("week", "month", "6"), ("week", "day", "1"), ("month", "day", "1"),
        ("month", "week", "2"), ("month", "month", "1"), ("week, starts: sunday", "week", "2"),
        // A span that rolls is spent anew as often as it fits, and never touches one more.
        ("rolling 24h", "day", "1"), ("rolling 24h", "week", "7"), ("rolling 7d", "month", "5"),
        ("rolling 30d", "month", "2"), ("rolling 30d", "hour", "1"),
        ("rolling 7d", "rolling 7d", "1"), ("rolling 24h", "rolling 30d", "30"),
        // Where the project's rolls, the calendar's windows touch it at both ends.
        ("hour", "rolling 24h", "25"), ("day", "rolling 24h", "2"), ("day", "rolling 7d", "8"),
        ("month", "rolling 30d", "3"), ("month", "rolling 24h", "2"),
        // So do windows that turn at another time of the day.
        ("day, resets_at: \"04:00\"", "week", "8"),
        ("day, resets_at: \"04:00\"", "week, resets_at: \"04:00\"", "7"),
        ("hour", "day, resets_at: \"04:00\"", "24"), ("hour", "day, resets_at: \"04:30\"", "25"),
        ("week, resets_at: \"04:00\"", "week", "2"), ("month, resets_at: \"04:00\"", "month", "3"),
        ("day, resets_at: \"00:00\"", "day", "1"),
    ])
    func `counts how often an agent's window recurs`(
        agent: String, project: String, asked: String
    ) throws {
        let report = OvercommitReport(
            try policy(
                "amount: \"1000\", per: \(project)", agents: ["amount: \"1\", per: \(agent)"]))
        let line = try #require(report.lines.first)
        #expect(DecimalText.print(line.asked, decimals: Money.decimals) == asked)
        #expect(!line.isOvercommitted)
        #expect(report.warnings == [])
    }

    @Test func `says by how much agents are promised more than there is`() throws {
        let agents = Array(repeating: "amount: \"0.5\", per: day", count: 3)
        let report = OvercommitReport(
            try policy("amount: \"10.499999999\", per: week", agents: agents))
        #expect(
            report.warnings == [
                "p: agents may ask for 10.5 CAD a week, general is 10.499999999 CAD"
            ])
        let enough = OvercommitReport(try policy("amount: \"10.5\", per: week", agents: agents))
        #expect(enough.warnings == [])
    }

    @Test func `adds up without overflow`() throws {
        let most = "amount: \"\(Money.most.decimal)\", per: hour"
        let agents = Array(repeating: most, count: 2_000)
        let report = OvercommitReport(
            try policy("amount: \"\(Money.most.decimal)\", per: month", agents: agents))
        #expect(report.lines.first?.asked == UInt128(1 << 62) * 744 * 2_000)
    }

    @Test func `warns of bounds that bind nothing`() throws {
        let text = PolicyFixtures.policy(
            amount: "\"120\"", agent: ["per_payment: \"121\""], wallets: "[]")
        let warnings = OvercommitReport(try PolicyFixtures.read(text)).warnings
        #expect(
            warnings == [
                "game-dev-001: agents may ask for 840 CAD a week, general is 100 CAD",
                "game-dev-001: worker-vm-1's per_payment of 121 CAD is above its limit of 120 CAD "
                    + "and bounds nothing",
                "game-dev-001: worker-vm-1's limit of 120 CAD is above all that general holds, "
                    + "100 CAD",
                "game-dev-001: worker-vm-1 has no wallets, so it can't pay",
            ])
    }

    @Test func `warns of a project that no one can spend`() throws {
        let text = "version: 1\ncurrency: CAD\nprojects: {p: {limit: {amount: \"1\", per: day}}}"
        #expect(
            OvercommitReport(try PolicyFixtures.read(text)).warnings
                == ["p: has no agents, so no one can spend it"])
    }

    @Test func `leaves alone a month's limit above a week's pool`() throws {
        let report = OvercommitReport(
            try policy("amount: \"10\", per: week", agents: ["amount: \"20\", per: month"]))
        #expect(
            report.warnings == [
                "p: agents may ask for 40 CAD a week, general is 10 CAD"
            ])
    }

    @Test func `adds what an agent may have carried over, once`() throws {
        let report = OvercommitReport(
            try policy(
                "amount: \"10\", per: week",
                agents: ["amount: \"1\", per: day, carry_over: {unused: \"3.5\"}"]))
        #expect(
            report.warnings == ["p: agents may ask for 10.5 CAD a week, general is 10 CAD"])
    }

    @Test func `warns of a bound on a wallet that nobody pays from`() throws {
        let limit = "{amount: \"1\", per: day}"
        let text = PolicyFixtures.policy(
            amount: "\"1\"", agent: ["per_wallet: {ton/mian: \(limit), ton/main: \(limit)}"],
            project: ["per_wallet: {ethereum/main: \(limit), ethereum/mian: \(limit)}"],
            wallets: "[ton/main, ethereum/main]")
        #expect(
            OvercommitReport(try PolicyFixtures.read(text)).warnings == [
                "game-dev-001: worker-vm-1's per_wallet names ton/mian, which is not among its "
                    + "wallets, and bounds nothing",
                "game-dev-001: per_wallet names ethereum/mian, which is not among its agents' "
                    + "wallets, and bounds nothing",
            ])
    }

    @Test func `names a rolling project's time`() throws {
        let report = OvercommitReport(
            try policy("amount: \"1\", per: rolling 24h", agents: ["amount: \"1\", per: day"]))
        #expect(
            report.warnings == ["p: agents may ask for 2 CAD in any 24h, general is 1 CAD"])
    }

    @Test func `says when projects may spend more than the vault lets out`() throws {
        func warnings(_ vault: String) throws -> [String] {
            let text = """
                version: 1
                currency: CAD
                projects:
                  a: {limit: {amount: "10", per: week, carry_over: {unused: "1"}}}
                  b: {limit: {amount: "2", per: day}}
                vault: \(vault)

                """
            return OvercommitReport(try PolicyFixtures.read(text)).warnings
                .filter { $0.hasPrefix("vault") }
        }
        // Six weeks of 10 and a carried 1, and 31 days of 2.
        #expect(
            try warnings("{limit: {amount: \"122.999999999\", per: month}}") == [
                "vault: projects may spend 123 CAD a month, its limit is 122.999999999 CAD"
            ])
        #expect(try warnings("{limit: {amount: \"123\", per: month}}") == [])
        #expect(try warnings("{exposure: \"1\"}") == [])
    }

    @Test func `counts no less than the calendar holds`() throws {
        let from = Moment(seconds: 1_767_225_600)
        for _ in 0..<300 {
            let (inner, outer) = (try PolicyMaker.recurrence(), try PolicyMaker.recurrence())
            if case .rolling = inner.span { continue }
            if case .rolling = outer.span { continue }
            let now = Moment(seconds: from.seconds + Int64.random(in: 0..<100_000_000))
            let window = ZoneRules.utc.window(outer, containing: now)
            var touched: UInt128 = 0
            var at = window.start
            while at < window.end {
                touched += 1
                at = ZoneRules.utc.window(inner, containing: at).end
            }
            #expect(touched <= (try most(inner, in: outer)), "\(inner) in \(outer)")
        }
    }

    /// How many of its windows the report counts for an agent that may spend one nano-unit in each.
    private func most(_ inner: Recurrence, in outer: Recurrence) throws -> UInt128 {
        let one = try #require(Money(nanos: 1))
        let names = (try #require(ProjectName("p")), try #require(AgentName("a")))
        let agent = AgentBudget(
            limit: Limit(amount: one, per: inner), perPayment: nil, maxFee: .zero, wallets: [],
            payees: .any, requests: .standard)
        let project = ProjectBudget(
            zone: .utc, limit: Limit(amount: one, per: outer), reserve: .zero, emergency: .zero,
            showProject: false, agents: [names.1: agent])
        let policy = BudgetPolicy(
            currency: try #require(Currency("CAD")), projects: [names.0: project])
        return try #require(OvercommitReport(policy).lines.first).asked
    }
}
