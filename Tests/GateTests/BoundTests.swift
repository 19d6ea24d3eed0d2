import Gate
import Terms
import Testing

@testable import Chains

@Suite struct `A payment is refused one unit above a bound and signed at it, by` {
    private let unit = "0.000000001"

    @Test func `the agent's limit`() throws {
        var till = try Till.open()
        #expect(till.pay("20").isSigned)
        let over = till.pay("5.000000001")
        #expect(over.rule == "agent.limit")
        #expect(
            over.refusal?.detail
                == "5.000000001 CAD on top of 20 CAD is above worker's limit of 25 CAD a day")
        #expect(
            over.refusal?.hint
                == "5 CAD is left until 2026-11-24T00:00:00Z; ask for less, or wait")
        #expect(till.pay("5").isSigned)
        let least = till.pay(unit)
        #expect(
            least.refusal?.detail
                == "0.000000001 CAD on top of 25 CAD is above worker's limit of 25 CAD a day")
        #expect(
            least.refusal?.hint
                == "0 CAD is left until 2026-11-24T00:00:00Z; ask for less, or wait")
    }

    @Test func `the project's limit less its pools`() throws {
        var till = try Till.open()
        #expect(till.pay("25").isSigned)
        let over = till.pay("5.000000001", by: Sample.helper)
        #expect(over.rule == "project.limit")
        #expect(
            over.refusal?.detail
                == "5.000000001 CAD is above the 5 CAD that project game can still bear this week")
        #expect(
            over.refusal?.hint
                == "5 CAD is left until 2026-11-30T00:00:00Z; ask for less, or wait")
        #expect(till.pay("5", by: Sample.helper).isSigned)
        #expect(till.pay(unit, by: Sample.helper).rule == "project.limit")
    }

    @Test func `per_payment, fee included`() throws {
        var till = try Till.open(
            Sample.policy(
                Sample.project(agents: [Sample.worker: Sample.budget(perPayment: "15")])))
        let over = till.pay("14", fee: "1.000000001")
        #expect(over.rule == "payment.above-limit")
        #expect(over.refusal?.detail == "15.000000001 CAD is above per_payment of 15 CAD")
        #expect(over.refusal?.hint == "ask for less")
        #expect(till.pay("14", fee: "1").isSigned)
    }

    @Test func `max_fee, the value left out`() throws {
        var till = try Till.open(
            Sample.policy(
                Sample.project(agents: [Sample.worker: Sample.budget(maxFee: "2")])))
        let over = till.pay("1", fee: "2.000000000000000001")
        #expect(over.rule == "fee.above-limit")
        #expect(
            over.refusal?.detail == "the fee can cost 2.000000001 CAD, above max_fee of 2 CAD")
        #expect(
            over.refusal?.hint
                == "lower the gas limit or the fee rate, or wait until the network is cheaper")
        #expect(till.pay("20", fee: "2").isSigned)
    }

    @Test func `a rate's max age, to the nanosecond`() throws {
        var till = try Till.open()
        try till.setRate("1", maxAge: 3_600)
        let set = try #require(till.state.rates["ETH"]).asOf
        till.wall = set.adding(seconds: 3_600)
        till.boot += 3_600 * Moment.second
        #expect(till.pay("1").isSigned)
        till.wall = Moment(nanoseconds: till.wall.nanoseconds + 1)
        let over = till.pay("1")
        #expect(over.rule == "rate.stale")
        #expect(
            over.refusal?.detail == "the rate of ETH is 3600 s old, above its max age of 3600 s")
        #expect(
            over.refusal?.hint
                == "an admin sets a new one with: bursar rate set ETH PRICE CAD")
        try till.setRate("1", maxAge: 3_600)
        #expect(till.pay("1").isSigned)
    }

    @Test func `the end of money`() throws {
        let most = Money.most.decimal
        var till = try Till.open(
            Sample.policy(
                Sample.project(
                    most, reserve: "0", emergency: "0",
                    agents: [Sample.worker: Sample.budget(most)])))
        let over = till.pay("4611686018.427387904000000001")
        #expect(over.rule == "charge.too-large")
        #expect(
            over.refusal?.detail
                == "4611686018.427387904000000001 ETH with all charges before it is above "
                + "4611686018.427387904 CAD, the most that is counted")
        #expect(over.refusal?.hint == "ask for less")
        #expect(till.pay(most).isSigned)
        till.pass(8 * 86_400)
        // A new week, but the sum of all charges ever has no room left.
        #expect(till.pay(unit).rule == "charge.too-large")
    }
}

@Suite struct `A payment is refused by name, for want of` {
    @Test func `an agent that was added`() throws {
        var till = try Till.open()
        let refused = till.pay("1", by: Sample.agent("stranger"))
        #expect(refused.rule == "agent.not-in-policy")
        #expect(refused.refusal?.detail == "stranger has not been added")
        #expect(refused.refusal?.hint == "an admin adds it with: bursar agent add")
        #expect(refused.remaining.isEmpty)
    }

    @Test func `a policy`() throws {
        var till = try Till.empty()
        try till.record(.agentAdded(Sample.worker, project: Sample.game, uid: 1))
        let refused = till.pay("1")
        #expect(refused.rule == "agent.not-in-policy")
        #expect(
            refused.refusal?.detail
                == "the policy in force has no agent worker under project game")
    }

    @Test func `a place in the policy, under its own project`() throws {
        let elsewhere = BudgetPolicy(
            currency: Sample.cad,
            projects: [
                Sample.game: Sample.project(agents: [Sample.helper: Sample.budget()]),
                Sample.project("other"): Sample.project(agents: [Sample.worker: Sample.budget()]),
            ])
        var till = try Till.open(elsewhere)
        let refused = till.pay("1")
        #expect(refused.rule == "agent.not-in-policy")
        #expect(
            refused.refusal?.detail
                == "the policy in force has no agent worker under project game")
        #expect(till.pay("1", by: Sample.helper).isSigned)
    }

    @Test(arguments: [AgentRecord.Standing.frozen, .removed])
    func `good standing`(standing: AgentRecord.Standing) throws {
        var till = try Till.open()
        try till.record(.agentStanding(Sample.worker, standing, reason: "r"))
        let refused = till.pay("1")
        #expect(refused.rule == "agent.not-active")
        #expect(refused.refusal?.detail.hasPrefix("worker ") == true)
        #expect(till.pay("1", by: Sample.helper).isSigned)
        if standing == .frozen {
            try till.record(.agentStanding(Sample.worker, .active, reason: "r"))
            #expect(till.pay("1").isSigned)
        }
    }

    @Test func `a wallet of its own, whether it exists or not`() throws {
        var till = try Till.open()
        for name in ["ethereum/test", "ethereum/none", "ton/main"] {
            let refused = till.decide(till.request(.undecoded, from: Sample.wallet(name)))
            #expect(refused.rule == "wallet.not-allowed")
            #expect(refused.refusal?.detail == "\(name) is not among the agent's wallets")
            #expect(refused.refusal?.hint == "use one of: ethereum/main")
        }
        try till.record(
            .policyApplied(
                Sample.policy(
                    Sample.project(agents: [Sample.worker: Sample.budget(wallets: [])]))))
        #expect(till.pay("1").refusal?.hint == "the policy lists no wallet")
    }

    @Test func `anything decoded`() throws {
        var till = try Till.open()
        #expect(till.decide(till.request(.undecoded)).rule == "wallet.not-allowed")
    }

    @Test func `a listed payee, on the same network`() throws {
        let onTest = Sample.account(Sample.payee.text, .testnet)
        var till = try Till.open(
            Sample.policy(
                Sample.project(
                    agents: [
                        Sample.worker: Sample.budget(payees: .listed([onTest])),
                        Sample.helper: Sample.budget(payees: .listed([Sample.payee])),
                    ])))
        let refused = till.pay("1")
        #expect(refused.rule == "payee.not-allowed")
        #expect(
            refused.refusal?.detail
                == "0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF on ethereum mainnet is not among "
                + "the agent's 1 payees")
        #expect(
            refused.refusal?.hint == "an admin adds the address to payees in the policy")
        #expect(till.pay("1", by: Sample.helper).isSigned)
        #expect(till.pay("1", by: Sample.helper, to: Sample.payer).rule == "payee.not-allowed")
    }

    @Test func `a rate for the very asset, in the budget's currency`() throws {
        var till = try Till.empty()
        try till.record(.agentAdded(Sample.worker, project: Sample.game, uid: 1))
        try till.record(
            .rateSet(
                asset: "ETH", price: 1, currency: Sample.currency("EUR"), maxAge: 60, haircut: 0))
        try till.record(.policyApplied(Sample.policy()))
        let refused = till.pay("1")
        #expect(refused.rule == "rate.missing")
        #expect(refused.refusal?.detail == "there is no rate from EUR to CAD")
        #expect(
            refused.refusal?.hint == "an admin sets one with: bursar rate set EUR PRICE CAD")
        try till.setRate("1", asset: "ETH:testnet")
        #expect(till.pay("1").rule == "rate.missing")
        try till.setRate("1")
        #expect(till.pay("1").isSigned)
    }

    @Test func `the chain's own consent, in the chain's words`() throws {
        var till = try Till.open()
        let no = Refusal(rule: "ethereum.chain-id", detail: "d", hint: "h")
        let refused = till.decide(till.request(.refused(no)))
        #expect(refused.refusal == no)
        #expect(refused.left == ["25", "25"])
    }
}
