import Chains
import Gate
import JSON
import Terms
import Testing

/// What somebody with a valid token tries, to spend more than is charged.
@Suite struct `An agent that means ill` {
    private func committed(_ till: Till, _ agent: AgentName = Sample.worker) -> [String] {
        till.state.budgetLines(of: agent, at: till.clock).map(\.committed.decimal)
    }

    @Test func `asks for amounts that would wrap`() throws {
        var till = try Till.open()
        let amounts: [UInt128] = [
            .max, .max - 1, UInt128(1) << 127, UInt128(1) << 64,
            UInt128(UInt64.max) * 1_000_000_000,
        ]
        for price in ["0.000000000000000001", "1", "1000000000000"] {
            try till.setRate(price, haircut: 5_000)
            for atoms in amounts {
                let outcome = till.decide(till.request(.proposal(Sample.proposal(atoms))))
                // At the least price even 2^127 wei are worth 255 CAD; 2^94 are worth nothing to speak of.
                let isCheap = price.hasSuffix("01") && atoms < UInt128(1) << 100
                #expect(outcome.isSigned == isCheap, "\(atoms) at \(price)")
            }
        }
    }

    @Test func `pays dust for ever: each bit is charged a whole unit`() throws {
        var till = try Till.open(
            Sample.policy(
                Sample.project(agents: [Sample.worker: Sample.budget("0.00000005")])))
        var signed = 0
        for _ in 0..<200 {
            let proposal = Sample.proposal(1, nonce: UInt64(till.entries.count))
            let outcome = till.decide(till.request(.proposal(proposal)))
            if outcome.isSigned { signed += 1 }
        }
        #expect(signed == 50)
        #expect(committed(till) == ["0.00000005", "0.00000005"])
    }

    @Test func `splits a payment and pays at least the whole`() throws {
        let seed = UInt64.random(in: 0...999_999)
        var dice = Dice(seed: seed)
        for _ in 0..<20 {
            var till = try Till.open()
            try till.setRate("0.\(Int.random(in: 1...999_999_999, using: &dice))", haircut: 137)
            var total: UInt128 = 0
            for _ in 0..<20 {
                let part = dice.wide() >> 68
                total += part
                let proposal = Sample.proposal(part, nonce: UInt64(till.entries.count))
                #expect(till.decide(till.request(.proposal(proposal))).isSigned)
            }
            let line = try #require(till.state.budgetLines(of: Sample.worker, at: till.clock).first)
            let whole = try #require(till.state.rates["ETH"]?.convert(total, decimals: 18))
            #expect(line.committed >= whole, "seed \(seed)")
        }
    }

    @Test func `signs two payments with one nonce: the dearer is charged, once`() throws {
        var till = try Till.open()
        #expect(try till.transfer("10", nonce: 5).isSigned)
        #expect(try till.transfer("12", nonce: 5, gasPrice: "2000000000").isSigned)
        #expect(try till.transfer("11", nonce: 5, gasPrice: "3000000000").isSigned)
        #expect(committed(till) == ["12.000042", "12.000042"])
        #expect(try till.transfer("13", nonce: 6).rule == "agent.limit")
    }

    @Test func `burns its allowance as fee`() throws {
        var till = try Till.open()
        #expect(
            try till.transfer("0.000000000000000001", gasPrice: "1000000000000000").rule
                == "fee.above-limit")
        // A fee that max_fee lets through counts against the limit like value does.
        for nonce in UInt64(0)..<6 {
            #expect(
                try till.transfer(
                    "0.000000000000000001", nonce: nonce, gasPrice: "200000000000000"
                ).isSigned == (nonce < 5))
        }
    }

    @Test func `moves on to a fellow's allowance under another's name`() throws {
        var till = try Till.open()
        #expect(till.pay("25").isSigned)
        #expect(till.pay("0.1").rule == "agent.limit")
        #expect(committed(till, Sample.helper) == ["0", "25"])
    }

    @Test func `draws on a project by way of another that lists it`() throws {
        let rich = Sample.project("1000", agents: [Sample.worker: Sample.budget("1000")])
        let policy = BudgetPolicy(
            currency: Sample.cad,
            projects: [
                Sample.game: Sample.project(agents: [Sample.helper: Sample.budget()]),
                Sample.project("rich"): rich,
            ])
        var till = try Till.open(policy)
        #expect(till.pay("1").rule == "agent.not-in-policy")
        #expect(committed(till).isEmpty)
    }

    @Test func `races many requests: what fits is signed and no more`() throws {
        var till = try Till.open()
        var signed = 0
        // All at one reading of the clocks, as in one turn of the loop.
        for index in 0..<64
        where till.pay("2.5", by: index % 2 == 0 ? Sample.worker : Sample.helper)
            .isSigned
        { signed += 1 }
        #expect(signed == 12)
        #expect(committed(till)[1] == "30")
    }

    @Test func `asks at the stroke of midnight with the clock standing still`() throws {
        var till = try Till.open()
        till.pass(14 * 3_600 - 1)
        till.wall = Moment(nanoseconds: till.wall.nanoseconds + Moment.second - 10)
        var total = 0
        // Ledger time steps by a nanosecond, over midnight: two days' limits, never a third.
        for _ in 0..<40 where till.pay("5").isSigned { total += 5 }
        #expect(total == 30)
        #expect(committed(till)[1] == "30")
    }

    @Test func `hides a large payment behind a large intent`() throws {
        var till = try Till.open()
        let padding: JSON = .string(String(repeating: "x", count: 100_000))
        let outcome = till.decide(
            till.request(
                .proposal(Sample.proposal(Sample.wei("26"))), intent: padding, network: padding))
        #expect(outcome.rule == "agent.limit")
        #expect(outcome.recorded.bytes.count < Entry.largest)
    }

    @Test func `pays on a test network at the real one's rate, or the reverse`() throws {
        var till = try Till.open()
        let test = Sample.facts(Sample.main, .testnet)
        let onTest = Sample.proposal(
            Sample.wei("1"), to: Sample.account(Sample.payee.text, .testnet), from: test)
        #expect(till.decide(till.request(.proposal(onTest))).rule == "rate.missing")
        try till.setRate("0.000000001", asset: "ETH:testnet")
        #expect(till.pay("1").charge?.amount.decimal == "1")
    }

    @Test func `retries a refusal until it passes: each is decided on its own books`() throws {
        var till = try Till.open()
        for _ in 0..<5 { #expect(till.pay("25.5").rule == "agent.limit") }
        #expect(committed(till) == ["0", "0"])
        #expect(till.pay("25").isSigned)
    }

    @Test func `cannot move another's remainder but through the project they share`() throws {
        let apart = Sample.project("other")
        let third = Sample.agent("third")
        let policy = BudgetPolicy(
            currency: Sample.cad,
            projects: [
                Sample.game: Sample.project(),
                apart: Sample.project(agents: [third: Sample.budget()]),
            ])
        var till = try Till.open(policy)
        try till.record(.agentAdded(third, project: apart, uid: 3))
        till.pay("25")
        till.pay("5", by: Sample.helper)
        #expect(committed(till, third) == ["0", "0"])
        #expect(till.pay("25", by: third).isSigned)
    }
}
