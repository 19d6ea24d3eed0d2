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
}
