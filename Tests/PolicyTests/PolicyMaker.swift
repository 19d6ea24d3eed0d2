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
            projects: projects, vault: Bool.random() ? try vault() : nil)
    }

    private static func vault() throws -> VaultBudget {
        VaultBudget(
            zone: try #require(ZoneDatabase.rules(for: "Asia/Tokyo")),
            limit: Bool.random() ? try limit() : nil, bounds: try BoundsMaker.random())
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
            agents: agents, bounds: try BoundsMaker.random(),
            drawsReserve: Bool.random() ? .deny : .approval, drawsEmergency: Bool.random())
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
            requests: .init(
                perSecond: Int.random(in: 1...90), burst: Int.random(in: 1...900),
                perDay: Bool.random() ? Int.random(in: 1...1_000_000_000) : nil),
            bounds: try BoundsMaker.random(),
            duplicates: [
                .sameRequest, .allow, .samePayment(within: .random(in: 60...86_400)),
            ].randomElement() ?? .allow)
    }

    static func limit(per: Recurrence? = nil) throws -> Limit {
        let per = try per ?? recurrence()
        let most = try money()
        let carries = Bool.random() && Limit.carries(per.span) && most > .zero
        return Limit(amount: try money(), per: per, carryOver: carries ? most : nil)
    }

    static func recurrence() throws -> Recurrence {
        let spans: [WindowSpan] = [
            .hour, .day, .month, .week(starts: Int.random(in: 0...6)), .rolling(seconds: 86_400),
            .rolling(seconds: 604_800), .rolling(seconds: 2_592_000),
        ]
        let span = try #require(spans.randomElement())
        guard Limit.carries(span), Bool.random() else { return Recurrence(span) }
        return try #require(Recurrence(span, resetsAt: Int64.random(in: 0..<1_440) * 60))
    }

    static func money() throws -> Money {
        let bits = Int64.random(in: 0...62)
        return try #require(Money(nanos: Int64.random(in: 0...(1 << bits))))
    }
}
