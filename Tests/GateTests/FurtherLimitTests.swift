import Gate
import JSON
import Policy
import Terms
import Testing

@testable import Chains

/// Each limit beside the first: at it a payment signs, one unit above it this rule alone refuses.
@Suite struct `A further limit` {
    typealias Level = Sample.Level

    /// What the refusal says, where the agent may hear its own numbers and no one else's.
    private func check(
        _ till: inout Till, _ rule: String, _ detail: String, _ hint: String,
        place: SourceLocation = #_sourceLocation, _ attempt: (inout Till) throws -> Outcome
    ) throws {
        let outcome = try attempt(&till)
        #expect(outcome.rule == rule, sourceLocation: place)
        #expect(outcome.refusal?.detail == detail, sourceLocation: place)
        #expect(outcome.refusal?.hint == hint, sourceLocation: place)
    }

    @Test(arguments: Level.allCases)
    func `on all of it holds beside the first`(level: Level) throws {
        var till = try Till.open(
            Sample.policy(Bounds(limits: [Sample.limit("20")]), at: level))
        try till.send("15")
        let rule: String
        let detail: String
        switch level {
        case .agent:
            rule = "agent.limit"
            detail =
                "5.000000001 CAD on top of 15 CAD is above worker's limit of 20 CAD a day"
        case .project:
            rule = "project.limit"
            detail =
                "5.000000001 CAD is above the 5 CAD that project game can still bear this day"
        case .vault:
            rule = "vault.limit"
            detail = "5.000000001 CAD is above the 5 CAD that the vault can still bear this day"
        }
        try check(
            &till, rule, detail,
            "5 CAD is left until 2026-11-24T00:00:00Z; ask for less, or wait"
        ) { try $0.send("5.000000001") }
        #expect(try till.send("5").isSigned)
        #expect(till.committed(level.scope, per: "day") == "20")
        #expect(try till.send("0.000000001").rule == rule)
        till.pass(until: "2026-11-24T00:00:00Z")
        #expect(try till.send("20").isSigned)
        try till.replays()
    }

    @Test func `of each window is held to, and the first that is broken named`() throws {
        let limits = [
            Sample.limit("5", .hour), Sample.limit("12", .rolling(seconds: 86_400)),
            Sample.limit("20", .week(starts: 0)),
        ]
        var till = try Till.open(Sample.policy(Bounds(limits: limits), at: .agent))
        #expect(try till.send("5").isSigned)
        let hour = try till.send("0.000000001")
        #expect(hour.refusal?.detail.hasSuffix("limit of 5 CAD a hour") == true)
        till.pass(3_600)
        #expect(try till.send("5").isSigned)
        till.pass(3_600)
        let day = try till.send("2.000000001")
        #expect(day.refusal?.detail.hasSuffix("limit of 12 CAD a rolling 24h") == true)
        #expect(try till.send("2").isSigned)
        till.pass(86_400)
        #expect(try till.send("5").isSigned)
        till.pass(3_600)
        let week = try till.send("3.000000001")
        #expect(week.refusal?.detail.hasSuffix("limit of 20 CAD a week") == true)
        #expect(try till.send("3").isSigned)
        try till.replays()
    }

    @Test(arguments: Level.allCases)
    func `on one asset leaves the others alone`(level: Level) throws {
        var till = try Till.open(
            Sample.policy(Bounds(perAsset: ["ETH": Sample.limit("20")]), at: level))
        try till.setRate("1", asset: "TON")
        try till.send("15")
        let agents =
            "5.000000001 CAD in this asset on top of 15 CAD is above worker's limit of 20 CAD a day"
        let others = "5.000000001 CAD in this asset is more than \(words(level)) allows a day"
        try check(
            &till, "asset.limit", level == .agent ? agents : others,
            level == .agent
                ? "5 CAD is left until 2026-11-24T00:00:00Z; ask for less, or use another asset"
                : "wait until 2026-11-24T00:00:00Z, ask for less, or use another asset"
        ) { try $0.send("5.000000001") }
        #expect(try till.send("5").isSigned)
        #expect(till.committed(level.scope, of: .asset("ETH")) == "20")
        try till.replays()
        let coin = AssetAmount(
            asset: try #require(Chains.asset(id: "TON")), atoms: 50_000_000_000)
        let ether = Sample.proposal(1)
        let other = Proposal(
            chain: ether.chain, wallet: ether.wallet, payload: [3], digests: [],
            payee: ether.payee, value: coin, fee: AssetAmount(asset: Sample.ether, atoms: 0),
            worstCase: [coin], exclusivityClass: "other", validUntil: nil)
        #expect(till.decide(till.request(.proposal(other))).isSigned)
    }

    @Test(arguments: Level.allCases)
    func `on one wallet leaves the others alone`(level: Level) throws {
        let spare = Sample.facts(Sample.wallet("ethereum/spare"))
        var policy = Sample.policy(
            Bounds(perWallet: [Sample.main: Sample.limit("20")]), at: level)
        let project = try #require(policy.projects[Sample.game])
        let worker = try #require(project.agents[Sample.worker])
        policy = Sample.policy(
            Sample.team(
                project.limit, project.bounds,
                worker: Sample.agent(
                    worker.limit, worker.bounds, wallets: [Sample.main, spare.name])),
            policy.vault)
        var till = try Till.open(policy)
        try till.record(.walletCreated(spare, sealed: .null))
        try till.send("15")
        let agents =
            "5.000000001 CAD from this wallet on top of 15 CAD is above worker's limit of 20 CAD a "
            + "day"
        let others = "5.000000001 CAD from this wallet is more than \(words(level)) allows a day"
        try check(
            &till, "wallet.limit", level == .agent ? agents : others,
            level == .agent
                ? "5 CAD is left until 2026-11-24T00:00:00Z; ask for less, or use another wallet"
                : "wait until 2026-11-24T00:00:00Z, ask for less, or use another wallet"
        ) { try $0.send("5.000000001") }
        #expect(try till.send("5").isSigned)
        #expect(try till.send("50", from: spare).isSigned)
        #expect(till.committed(level.scope, of: .wallet(Sample.main)) == "20")
        try till.replays()
    }

    @Test(arguments: Level.allCases)
    func `on any one payee leaves each of the others its own`(level: Level) throws {
        var till = try Till.open(Sample.policy(Bounds(perPayee: Sample.limit("20")), at: level))
        try till.send("15")
        let agents =
            "5.000000001 CAD to this payee on top of 15 CAD is above worker's limit of 20 CAD a day"
        let others = "5.000000001 CAD to this payee is more than \(words(level)) allows a day"
        try check(
            &till, "payee.limit", level == .agent ? agents : others,
            level == .agent
                ? "5 CAD is left until 2026-11-24T00:00:00Z; ask for less, or pay another payee"
                : "wait until 2026-11-24T00:00:00Z, ask for less, or pay another payee"
        ) { try $0.send("5.000000001") }
        #expect(try till.send("20", to: Sample.other).isSigned)
        #expect(try till.send("20", to: Sample.third).isSigned)
        #expect(try till.send("5").isSigned)
        // Above the agent it is the payee that is full, whoever pays.
        #expect(try till.send("0.1", by: Sample.helper).isSigned == (level == .agent))
        try till.replays()
    }

    @Test(arguments: Level.allCases)
    func `on new payees holds them all together, for a day each`(level: Level) throws {
        var till = try Till.open(
            Sample.policy(Bounds(newPayees: Sample.limit("20", .month)), at: level))
        try till.send("15")
        let agents =
            "5.000000001 CAD to new payees on top of 15 CAD is above worker's limit of 20 CAD a "
            + "month"
        let others = "5.000000001 CAD to new payees is more than \(words(level)) allows a month"
        try check(
            &till, "payee.new-limit", level == .agent ? agents : others,
            level == .agent
                ? "5 CAD is left until 2026-12-01T00:00:00Z; ask for less, or pay one you have paid "
                    + "before"
                : "wait until 2026-12-01T00:00:00Z, ask for less, or pay one you have paid before"
        ) { try $0.send("5.000000001", to: Sample.other) }
        // A day to the nanosecond makes a payee an old one.
        let first = try Entry(reading: till.entries[till.entries.count - 2]).time
        till.pass(until: Moment(nanoseconds: first.nanoseconds + 86_400 * Moment.second - 1))
        #expect(try till.send("5.000000001").rule == "payee.new-limit")
        till.tick()
        #expect(try till.send("100").isSigned)
        #expect(try till.send("5", to: Sample.other).isSigned)
        #expect(try till.send("0.000000001", to: Sample.third).rule == "payee.new-limit")
        #expect(till.committed(level.scope, of: .newPayees) == "20")
        try till.replays()
    }

    @Test(arguments: Level.allCases)
    func `on payments counts them, whatever they cost`(level: Level) throws {
        var till = try Till.open(
            Sample.policy(
                Bounds(payments: [CountLimit(count: 3, per: Recurrence(.day))]), at: level))
        for _ in 0..<3 { #expect(try till.send("0.000000001").isSigned) }
        let others =
            switch level {
            case .agent: "3 payments were signed for worker this day, and 3 is the most"
            case .project: "one more payment is above what project game may have signed this day"
            case .vault: "one more payment is above what the vault may have signed this day"
            }
        try check(
            &till, "payments.limit", others, "wait until 2026-11-24T00:00:00Z"
        ) { try $0.send("0.000000001") }
        #expect(till.committed(level.scope, of: .payments) == "3")
        till.pass(until: "2026-11-24T00:00:00Z")
        #expect(try till.send("1").isSigned)
        try till.replays()
    }

    @Test func `on payments counts none that was refused, or waits`() throws {
        let bounds = Bounds(
            payments: [CountLimit(count: 1, per: Recurrence(.day))],
            approval: ApprovalRule(above: Sample.money("5")))
        var till = try Till.open(Sample.policy(bounds, at: .agent))
        #expect(try till.send("1001").rule == "agent.limit")
        #expect(try till.send("6").rule == "approval.above")
        #expect(try till.send("5").isSigned)
        #expect(try till.send("5").rule == "payments.limit")
        try till.replays()
    }

    private func words(_ level: Level) -> String {
        switch level {
        case .agent: "worker"
        case .project: "project game"
        case .vault: "the vault"
        }
    }
}

@Suite struct `The vault's first limit` {
    @Test func `holds over every project, in its own zone`() throws {
        let lab = Sample.project("lab")
        let clerk = Sample.agent("clerk")
        let other = ProjectBudget(
            zone: .utc, limit: Sample.limit("1000"), reserve: .zero, emergency: .zero,
            showProject: false, agents: [clerk: Sample.agent()])
        let vault = VaultBudget(
            zone: Sample.zone("America/Toronto"), limit: Sample.limit("30"))
        var till = try Till.open(
            BudgetPolicy(
                currency: Sample.cad, projects: [Sample.game: Sample.team(), lab: other],
                vault: vault))
        try till.record(.agentAdded(clerk, project: lab, uid: 1_001))
        try till.send("20")
        let over = try till.send("10.000000001", by: clerk)
        #expect(over.rule == "vault.limit")
        #expect(
            over.refusal?.detail
                == "10.000000001 CAD is above the 10 CAD that the vault can still bear this day")
        #expect(
            over.refusal?.hint
                == "10 CAD is left until 2026-11-24T05:00:00Z; ask for less, or wait")
        #expect(try till.send("10", by: clerk).isSigned)
        #expect(till.committed(.vault) == "30")
        till.pass(until: "2026-11-24T04:59:59Z")
        #expect(try till.send("0.1").rule == "vault.limit")
        till.pass(1)
        #expect(try till.send("30").isSigned)
        try till.replays()
    }

    @Test func `shows an agent no more than its own limit leaves`() throws {
        let vault = VaultBudget(zone: .utc, limit: Sample.limit("100"))
        var till = try Till.open(
            Sample.policy(Sample.team(worker: Sample.agent(Sample.limit("40"))), vault))
        try till.send("70", by: Sample.helper)
        let over = try till.send("35")
        #expect(
            over.refusal?.detail
                == "35 CAD is above the 30 CAD that the vault can still bear this day")
        try till.apply(
            Sample.policy(Sample.team(worker: Sample.agent(Sample.limit("20"))), vault))
        try till.apply(
            Sample.policy(
                Sample.team(worker: Sample.agent(Sample.limit("20"))),
                VaultBudget(zone: .utc, limit: Sample.limit("71"))))
        let small = try till.send("19")
        #expect(
            small.refusal?.detail
                == "19 CAD is above the 1 CAD that the vault can still bear this day")
        // Replies name the agent's scopes alone; what the vault has is nobody's to know.
        #expect(small.remaining.map(\.scope) == [.agent(Sample.worker), .project(Sample.game)])
        try till.replays()
    }
}
