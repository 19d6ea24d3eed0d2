import Gate
import Policy
import Terms
import Testing

/// Makes policies that no one would write, but all of which are allowed.
enum PolicyMaker {
    static func random() throws -> BudgetPolicy {
        var projects: [ProjectName: ProjectBudget] = [:]
        for index in 0..<Int.random(in: 0...4) {
            let name = try #require(ProjectName("p-\(index)"))
            projects[name] = try project(index)
        }
        return BudgetPolicy(
            currency: try #require(Currency(["CAD", "EUR", "XXX"].randomElement() ?? "CAD")),
            projects: projects)
    }

    private static func project(_ index: Int) throws -> ProjectBudget {
        var agents: [AgentName: AgentBudget] = [:]
        for other in 0..<Int.random(in: 0...5) {
            agents[try #require(AgentName("a-\(index)-\(other)"))] = try agent()
        }
        let limit = try limit()
        let reserve = Int64.random(in: 0...limit.amount.nanos)
        let emergency = Int64.random(in: 0...(limit.amount.nanos - reserve))
        let zones = ["UTC", "America/Toronto", "Pacific/Apia", "Australia/Lord_Howe"]
        return ProjectBudget(
            zone: try #require(ZoneDatabase.rules(for: zones.randomElement() ?? "UTC")),
            limit: limit, reserve: try #require(Money(nanos: reserve)),
            emergency: try #require(Money(nanos: emergency)), showProject: Bool.random(),
            agents: agents)
    }

    private static func agent() throws -> AgentBudget {
        let wallets = ["ton/main", "ethereum/main", "bitcoin/cold-1"].shuffled()
            .prefix(Int.random(in: 0...3)).compactMap(WalletName.init)
        var accounts: Set<Account> = []
        for number in 0..<Int.random(in: 0...5) {
            accounts.formUnion(PolicyFixtures.accounts("addr-\(number)") ?? [])
            if Bool.random(), let one = accounts.randomElement() { accounts.remove(one) }
        }
        return AgentBudget(
            limit: try limit(), perPayment: Bool.random() ? try money() : nil,
            maxFee: try money(), wallets: Set(wallets),
            payees: Bool.random() ? .any : .listed(accounts),
            requests: .init(perSecond: Int.random(in: 1...90), burst: Int.random(in: 1...900)))
    }

    private static func limit() throws -> Limit {
        let spans: [WindowSpan] = [.hour, .day, .month, .week(starts: Int.random(in: 0...6))]
        return Limit(amount: try money(), per: spans.randomElement() ?? .day)
    }

    private static func money() throws -> Money {
        let bits = Int64.random(in: 0...62)
        return try #require(Money(nanos: Int64.random(in: 0...(1 << bits))))
    }
}
