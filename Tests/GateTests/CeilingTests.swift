import Gate
import JSON
import Policy
import Terms
import Testing

/// Bounds that ask nothing of what was spent before.
@Suite struct `A payment within its budget is refused for` {
    typealias Level = Sample.Level

    private func name(_ level: Level) -> String { level.scope.text }

    @Test(arguments: Level.allCases)
    func `a payee that is denied, and for no other`(level: Level) throws {
        let onTest = Sample.account(Sample.other.text, .testnet)
        var till = try Till.open(
            Sample.policy(Bounds(deny: [Sample.other, onTest]), at: level))
        let over = try till.send("1", to: Sample.other)
        #expect(over.rule == "payee.denied")
        #expect(
            over.refusal?.detail
                == "\(Sample.other.text) on ethereum mainnet is denied to \(name(level))")
        #expect(
            over.refusal?.hint
                == "pay another account, or an admin takes it off deny in the policy")
        #expect(try till.send("1").isSigned)
        #expect(try till.send("1", to: Sample.third).isSigned)
        try till.apply(Sample.policy(Bounds(deny: [onTest]), at: level))
        #expect(try till.send("1", to: Sample.other).isSigned)
        try till.replays()
    }

    @Test func `a payee that is denied, though a list allows it`() throws {
        let worker = AgentBudget(
            limit: Sample.limit("10"), perPayment: nil, maxFee: Sample.money("1"),
            wallets: [Sample.main], payees: .listed([Sample.payee, Sample.other]),
            requests: .standard)
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    Sample.limit("100"), Bounds(deny: [Sample.other]), worker: worker), nil))
        #expect(try till.send("1").isSigned)
        #expect(try till.send("1", to: Sample.other).rule == "payee.denied")
        #expect(try till.send("1", to: Sample.third).rule == "payee.not-allowed")
        try till.replays()
    }

    @Test(arguments: Level.allCases)
    func `the hour, of the budget's own zone`(level: Level) throws {
        let hours = try #require(Hours(from: 9 * 3_600, until: 17 * 3_600 + 1_800))
        let bounds = Bounds(hours: hours)
        let zone = Sample.zone("America/Toronto")
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    Sample.limit("1000"), level == .project ? bounds : .none,
                    worker: Sample.agent(
                        Sample.limit("1000"), level == .agent ? bounds : .none),
                    zone: level == .vault ? .utc : zone),
                VaultBudget(
                    zone: level == .vault ? zone : .utc, bounds: level == .vault ? bounds : .none)
            ))
        till.pass(until: "2026-11-23T13:59:30Z")
        let over = try till.send("1")
        #expect(over.rule == "hours.outside")
        #expect(
            over.refusal?.detail
                == "it is 08:59:30 in America/Toronto, and \(name(level)) pays from 09:00 to 17:30")
        #expect(over.refusal?.hint == "ask again at 09:00")
        till.pass(29)
        #expect(try till.send("1").rule == "hours.outside")
        till.pass(1)
        #expect(try till.send("1").isSigned)
        till.pass(until: "2026-11-23T22:29:59Z")
        #expect(try till.send("1").isSigned)
        till.pass(1)
        let late = try till.send("1")
        #expect(
            late.refusal?.detail
                == "it is 17:30 in America/Toronto, and \(name(level)) pays from 09:00 to 17:30")
        try till.replays()
    }

    @Test func `the hour, over midnight`() throws {
        let hours = try #require(Hours(from: 22 * 3_600, until: 6 * 3_600))
        var till = try Till.open(Sample.policy(Bounds(hours: hours), at: .agent))
        for (time, signs) in [
            ("2026-11-23T21:59:59Z", false), ("2026-11-23T22:00:00Z", true),
            ("2026-11-24T00:00:00Z", true), ("2026-11-24T05:59:59Z", true),
            ("2026-11-24T06:00:00Z", false),
        ] {
            till.pass(until: time)
            #expect(try till.send("1").isSigned == signs, "\(time)")
        }
        try till.replays()
    }

    // Whether the hour was inside, a log says itself; that there are hours, only its policy.
    @Test func `the hour, never without hours in the policy`() throws {
        var till = try Till.open(Sample.policy(Bounds(), at: .agent))
        try till.send("1001")
        var entries = till.entries
        entries[entries.count - 1] = try Edited.entry(
            entries[entries.count - 1], setting: "rule", to: "hours.outside")
        let error = #expect(throws: EntryError.self) { try Till.replay(entries) }
        #expect(
            error?.clause == "was refused by hours.outside, but the rules refuse it by agent.limit")
    }

    @Test(arguments: Level.allCases)
    func `a fee above its chain's ceiling`(level: Level) throws {
        let most = Bounds(maxFees: [
            Coins.bitcoin.chain: Sample.money("0"), Sample.main.chain: Sample.money("0.021"),
        ])
        var till = try Till.open(Sample.policy(most, at: level))
        let over = try till.send("1", gasPrice: "1000000000001")
        #expect(over.rule == "fee.above-chain-limit")
        #expect(
            over.refusal?.detail
                == "the fee can cost 0.021000001 CAD, above the 0.021 CAD that max_fees of "
                + "\(name(level)) allows on ethereum")
        #expect(
            over.refusal?.hint
                == "lower the gas limit or the fee rate, or pay on another chain")
        #expect(try till.send("100", gasPrice: "1000000000000").isSigned)
        try till.apply(
            Sample.policy(Bounds(maxFees: [Coins.bitcoin.chain: Sample.money("0")]), at: level))
        #expect(try till.send("1", gasPrice: "1000000000001").isSigned)
        try till.replays()
    }

    @Test func `a fee above the lowest of several ceilings`() throws {
        let ether = Sample.main.chain
        func bounds(_ most: String) -> Bounds { Bounds(maxFees: [ether: Sample.money(most)]) }
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    Sample.limit("1000"), bounds("0.021"),
                    worker: Sample.agent(Sample.limit("1000"), bounds("0.042"))),
                VaultBudget(zone: .utc, bounds: bounds("0.0105"))))
        #expect(try till.send("1", gasPrice: "500000000000").isSigned)
        for (price, scope) in [
            ("500000000001", "vault"), ("1000000000001", "project/game"),
            ("2000000000001", "agent/worker"),
        ] {
            let over = try till.send("1", gasPrice: price)
            #expect(over.rule == "fee.above-chain-limit")
            #expect(over.refusal?.detail.contains("of \(scope) allows") == true)
        }
        try till.replays()
    }
}
