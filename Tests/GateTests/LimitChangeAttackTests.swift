import Digests
import Gate
import JSON
import Policy
import Terms
import Testing

@testable import Chains

/// A further limit is a limit: changing when it turns gives nothing anew before the window in use has ended.
@Suite struct `A further limit that was used up` {
    /// One of each kind, over windows of `per`.
    static func bounds(_ kind: Int, _ per: Recurrence) -> Bounds {
        let limit = Limit(amount: Sample.money("10"), per: per)
        switch kind {
        case 0: return Bounds(limits: [limit])
        case 1: return Bounds(perAsset: ["ETH": limit])
        case 2: return Bounds(perWallet: [Sample.main: limit])
        case 3: return Bounds(perPayee: limit)
        case 4: return Bounds(newPayees: limit)
        default: return Bounds(payments: [CountLimit(count: 1, per: per)])
        }
    }

    static let rules = [
        "limit", "asset.limit", "wallet.limit", "payee.limit", "payee.new-limit",
        "payments.limit",
    ]

    private func recurrence(_ span: WindowSpan, resetsAt: Int64 = 0) throws -> Recurrence {
        try #require(Recurrence(span, resetsAt: resetsAt))
    }

    @Test(arguments: rules.indices, Sample.Level.allCases)
    func `is not refilled by another reset time`(kind: Int, level: Sample.Level) throws {
        var till = try Till.open(
            Sample.policy(Self.bounds(kind, try recurrence(.day)), at: level))
        #expect(try till.send("10").isSigned)
        try till.apply(
            Sample.policy(Self.bounds(kind, try recurrence(.day, resetsAt: 43_200)), at: level))
        for time in ["11:59:00", "12:01:00", "23:59:58"] {
            till.pass(until: "2026-11-23T\(time)Z")
            let rule = try till.send("1").rule
            #expect(rule?.hasSuffix(Self.rules[kind]) == true, "\(time): \(rule ?? "signed")")
        }
        till.pass(until: "2026-11-24T12:00:00Z")
        #expect(try till.send("1").isSigned)
        try till.replays()
    }

    @Test func `is not refilled by leaving the policy and coming back at another time`() throws {
        let bounds = Self.bounds(1, try recurrence(.day))
        var till = try Till.open(Sample.policy(bounds, at: .agent))
        #expect(try till.send("10").isSigned)
        try till.apply(Sample.policy(Bounds.none, at: .agent))
        till.pass(until: "2026-11-23T12:30:00Z")
        try till.apply(
            Sample.policy(
                Self.bounds(1, try recurrence(.day, resetsAt: 43_200)), at: .agent))
        #expect(try till.send("1").rule == "asset.limit")
        try till.replays()
    }

    // Kinds that a scope has one of are the same limit under any span, as its first one is.
    @Test(arguments: 1...4)
    func `is not refilled by a shorter span`(kind: Int) throws {
        var till = try Till.open(
            Sample.policy(Self.bounds(kind, try recurrence(.month)), at: .agent))
        #expect(try till.send("10").isSigned)
        try till.apply(Sample.policy(Self.bounds(kind, try recurrence(.day)), at: .agent))
        till.pass(until: "2026-11-23T23:59:58Z")
        #expect(try till.send("1").rule == Self.rules[kind])
        // The day after it is kept by the month's end, unless a payee is new no longer.
        till.pass(until: "2026-11-24T08:00:00Z")
        #expect(try till.send("1").rule == Self.rules[kind])
        try till.replays()
    }

    @Test func `keeps each of several days apart from the others`() throws {
        let noon = try recurrence(.day, resetsAt: 43_200)
        let both = Bounds(limits: [
            Limit(amount: Sample.money("10"), per: try recurrence(.day)),
            Limit(amount: Sample.money("12"), per: noon),
        ])
        var till = try Till.open(Sample.policy(both, at: .agent))
        #expect(try till.send("10").isSigned)
        till.pass(until: "2026-11-23T12:00:01Z")
        #expect(try till.send("1").rule == "agent.limit")
        till.pass(until: "2026-11-24T00:00:01Z")
        #expect(try till.send("10").isSigned)
        #expect(try till.send("0.1").rule == "agent.limit")
        till.pass(until: "2026-11-24T12:00:01Z")
        #expect(try till.send("0.1").rule == "agent.limit")
        till.pass(until: "2026-11-25T00:00:01Z")
        #expect(try till.send("10").isSigned)
        try till.replays()
    }
}

/// A rate that an admin mistypes, and what a feed may do.
@Suite struct `A price` {
    private func rate(_ price: String, _ currency: String, isForced: Bool = false) -> Event {
        .rateSet(
            asset: "ETH", price: Sample.wei(price), currency: Sample.currency(currency),
            maxAge: 60, haircut: 0, isForced: isForced)
    }

    @Test func `in another currency than before is no way around the band`() throws {
        var till = try Till.open()
        #expect(try till.refusal(of: rate("0.5", "CAD"))?.rule == "rate.jump")
        // No rate says what one is in the other, so an admin does.
        #expect(try till.refusal(of: rate("0.5", "USD"))?.rule == "rate.jump")
        #expect(try till.complaint(rate("0.5", "USD", isForced: true)) == nil)
        #expect(try till.refusal(of: rate("0.01", "CAD"))?.rule == "rate.jump")
        try till.replays()
    }
}

/// The log takes entries of 65,535 bytes, and a decision must always be one: the daemon stops where it is not.
@Suite struct `The most limits that a policy can set` {
    private static let name = String(repeating: "n", count: 64)

    /// `count` limits and as many counts of payments, no two over the same window.
    private func bounds(_ count: Int, _ wallet: WalletName) throws -> Bounds {
        let most = Sample.money("1234567890.123456789")
        let per = try (0..<Int64(count)).map {
            try #require(Recurrence(.month, resetsAt: $0 * 60))
        }
        return Bounds(
            limits: per.map { Limit(amount: most, per: $0, carryOver: most) },
            perAsset: ["BTC": Limit(amount: most, per: per[0])],
            perWallet: [wallet: Limit(amount: most, per: per[0])],
            perPayee: Limit(amount: most, per: per[0]),
            newPayees: Limit(amount: most, per: per[0]),
            payments: per.map { CountLimit(count: 1_000_000_000, per: $0) })
    }

    private func wallet() throws -> WalletFacts {
        let key = Sample.facts().publicKey
        return WalletFacts(
            name: Sample.wallet("bitcoin/" + String(repeating: "w", count: 32)),
            network: .mainnet, kind: "p2wpkh", publicKey: key,
            account: try Bitcoin.account(publicKey: key, network: .mainnet, kind: "p2wpkh"))
    }

    private func inputs(_ wallet: WalletFacts, _ first: UInt8) -> [JSON] {
        (first..<first + 100).map { mark in
            var bytes: [UInt8] = [2, 0, 0, 0, 1]
            bytes += [UInt8](repeating: mark, count: 32) + [0, 0, 0, 0]
            bytes += [0] + [0xff, 0xff, 0xff, 0xff] + [1]
            BitcoinOutput(satoshi: 1_000_000, script: wallet.account.bytes).append(to: &bytes)
            bytes += [0, 0, 0, 0]
            let hash = SHA256.hash(SHA256.hash(bytes).bytes)
            return [
                "txid": .string(Hex.encode(hash.bytes.reversed())), "vout": 0,
                "previous_transaction": .string(Hex.encode(bytes)),
            ]
        }
    }

    /// Decides a payment as large as there is under `count` limits a list, if the policy is taken.
    private func decide(_ count: Int) throws -> [UInt8]? {
        var till = try Till.empty()
        let wallet = try wallet()
        let agent = Sample.agent(Self.name)
        let project = Sample.project(Self.name)
        let bounds = try bounds(count, wallet.name)
        let month = Limit(amount: Sample.money("1234567890.123456789"), per: .month)
        try till.record(.walletCreated(wallet, sealed: .null))
        try till.record(.agentAdded(agent, project: project, uid: 1_000))
        // Nobody asks for it as it is; all that it does is to write long numbers.
        try till.setRate("1234567.123456789", asset: "BTC")
        let policy = BudgetPolicy(
            currency: Sample.cad,
            projects: [
                project: ProjectBudget(
                    zone: .utc, limit: month, reserve: .zero, emergency: .zero,
                    showProject: false,
                    agents: [
                        agent: Sample.agent(month, bounds, wallets: [wallet.name])
                    ], bounds: bounds)
            ], vault: VaultBudget(zone: .utc, limit: month, bounds: bounds))
        guard try till.complaint(.policyApplied(policy)) == nil else { return nil }
        var largest: [UInt8] = []
        for (mark, days) in [(0, 0), (100, 40), (0, 0)] as [(UInt8, Int64)] {
            till.pass(days * 86_400)
            let request = try request(&till, agent, wallet, mark)
            let outcome = till.decide(request)
            #expect(outcome.isSigned, "\(outcome.rule ?? "")")
            largest = outcome.recorded.bytes
        }
        try till.replays()
        return largest
    }

    private func request(
        _ till: inout Till, _ agent: AgentName, _ wallet: WalletFacts, _ mark: UInt8
    ) throws -> PaymentRequest {
        let intent: JSON = [
            "kind": "transfer", "asset": "BTC", "amount": "0.10000001",
            "to": "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
        ]
        let network: JSON = ["fee_rate": "1.001", "inputs": .array(inputs(wallet, mark))]
        let proposal = try Bitcoin.propose(
            ProposalRequest(wallet: wallet, intent: intent, network: network, now: till.wall))
        return till.request(
            .proposal(proposal), by: agent, from: wallet.name, intent: intent,
            network: Bitcoin.logged(network: network), purpose: Commitment(to: "tea", salt: [1]))
    }

    // Sixteen is the most that a policy's text can have in one list.
    @Test(arguments: [1, 8, 16])
    func `leave room for the largest payment in an entry`(count: Int) throws {
        let bytes = try #require(try decide(count))
        #expect(bytes.count <= Entry.largest, "\(count) a list: \(bytes.count) bytes")
    }
}
