import Gate
import Policy
import Terms
import Testing

@Suite struct `A policy` {
    @Test func `is read with everything its text says`() throws {
        let policy = try PolicyFixtures.read(
            """
            version: 1
            currency: CAD
            projects:
              game-dev-001:
                timezone: America/Toronto
                limit: {amount: "100.00", per: week, starts: sunday}
                pools: {reserve: "50.00", emergency: '20.00'}        # carved out
                show_project: true
                agents:
                  worker-vm-1:
                    limit: {amount: "25.00", per: day}
                    per_payment: "15.00"
                    max_fee: "2.00"
                    wallets: [ton/main, bitcoin/main]
                    payees: [addr-1, only-2]
                    requests: {per_second: 5, burst: 20}
            """)
        let name = try #require(ProjectName("game-dev-001"))
        let project = try #require(policy.projects[name])
        #expect(policy.currency == Currency("CAD"))
        #expect(project.zone.identifier == "America/Toronto")
        #expect(project.limit == Limit(amount: try Money(decimal: "100"), per: .week(starts: 6)))
        #expect(project.reserve == (try Money(decimal: "50")))
        #expect(project.emergency == (try Money(decimal: "20")))
        #expect(project.general == (try Money(decimal: "30")))
        #expect(project.showProject)
        let agent = try #require(AgentName("worker-vm-1").flatMap { project.agents[$0] })
        #expect(agent.limit == Limit(amount: try Money(decimal: "25"), per: .day))
        #expect(agent.perPayment == (try Money(decimal: "15")))
        #expect(agent.maxFee == (try Money(decimal: "2")))
        #expect(agent.wallets.map(\.text).sorted() == ["bitcoin/main", "ton/main"])
        #expect(agent.requests == .init(perSecond: 5, burst: 20))
        guard case .listed(let accounts) = agent.payees else {
            Issue.record("payees are not listed")
            return
        }
        // An address without network is the account on each.
        #expect(accounts.count == 3)
    }

    @Test func `has the documented defaults`() throws {
        let policy = try PolicyFixtures.read(PolicyFixtures.policy())
        let project = try #require(policy.projects.values.first)
        let agent = try #require(project.agents.values.first)
        #expect(project.zone.identifier == "UTC")
        #expect(project.limit.per.span == .week(starts: 0))
        #expect(project.reserve == .zero)
        #expect(project.emergency == .zero)
        #expect(!project.showProject)
        #expect(agent.perPayment == nil)
        #expect(agent.maxFee == (try Money(decimal: "5")))
        #expect(agent.payees == .any)
        #expect(agent.requests == .init(perSecond: 50, burst: 200))
    }

    @Test func `may allow nothing at all`() throws {
        let text = PolicyFixtures.policy(amount: "\"0\"", wallets: "[]", payees: "[]")
        let agent = try PolicyFixtures.read(text).projects.values.first?.agents.values.first
        #expect(agent?.limit.amount == .zero)
        #expect(agent?.wallets == [])
        #expect(agent?.payees == .listed([]))
    }

    @Test func `counts two texts of one account once`() throws {
        let text = PolicyFixtures.policy(payees: "[only-1, addr-1, ADDR-1]")
        let agent = try PolicyFixtures.read(text).projects.values.first?.agents.values.first
        guard case .listed(let accounts) = agent?.payees else {
            Issue.record("payees are not listed")
            return
        }
        #expect(accounts.count == 2)
    }

    @Test func `may have no projects, and a project no agents`() throws {
        #expect(
            try PolicyFixtures.read("version: 1\ncurrency: CAD\nprojects: {}\n").projects == [:])
        let text = "version: 1\ncurrency: CAD\nprojects: {a: {limit: {amount: \"1\", per: hour}}}"
        #expect(try PolicyFixtures.read(text).projects.values.first?.agents == [:])
    }

    @Test func `keeps carriage returns out of its values`() throws {
        let text = PolicyFixtures.policy(agent: ["max_fee: \"1.00\""])
        let windows = text.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "\r\n")
        #expect(try PolicyFixtures.read(windows) == PolicyFixtures.read(text))
    }

    @Test(arguments: ["solo-agent.yaml", "seed-project.yaml"])
    func `among the examples is read without a mistake`(name: String) throws {
        let text = try PolicyFixtures.example(name)
        #expect(PolicyFixtures.mistakes(text) == [])
        let policy = try PolicyFixtures.read(text)
        let warnings = OvercommitReport(policy).warnings
        switch name {
        case "seed-project.yaml":
            #expect(
                warnings == [
                    "game-dev-001: agents may ask for 350 CAD a week, general is 30 CAD"
                ])
            let project = try #require(policy.projects.values.first)
            #expect(project.general == (try Money(decimal: "30")))
            #expect(project.agents.count == 2)
        default:
            #expect(
                warnings == ["errands: agents may ask for 70 CAD a week, general is 50 CAD"])
        }
    }
}
