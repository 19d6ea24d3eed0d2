import Chains
import Gate
import JSON
import Terms
import Testing

/// Signatures of one class, asked for again and again: at most one lands, and nothing else may come of it.
@Suite struct `An agent that replaces its own payment` {
    @Test func `does not use up the range of money for everyone`() throws {
        let most = Sample.limit("1000000000", .month)
        var till = try Till.open(
            Sample.policy(
                Sample.team(most, worker: Sample.agent(most), helper: Sample.agent(most)), nil))
        for price in 1...12 {
            let outcome = try till.send("900000000", nonce: 1, gasPrice: "\(price)")
            #expect(outcome.isSigned, "\(price): \(outcome.rule ?? "")")
        }
        #expect(try till.send("1", by: Sample.helper).isSigned)
        till.pass(40 * 86_400)
        #expect(try till.send("900000000", by: Sample.helper).isSigned)
        try till.replays()
    }

    @Test func `pays nobody from the reserve whom no admin approved`() throws {
        var till = try Till.open(
            Sample.policy(
                Sample.team(Sample.limit("100", .month), reserve: "50", drawsReserve: .approval),
                nil))
        let request = try till.ask("70", nonce: 1)
        let waiting = try #require(till.decide(request).waiting)
        #expect(waiting.reason.rule == "approval.reserve")
        try till.record(.paymentApproved(request.payment, digest: waiting.digest.hex))
        #expect(till.decide(request).isSigned)
        #expect(try till.send("70", to: Sample.other, nonce: 1).rule == "approval.reserve")
        // What the general pool bears alone asks nobody.
        #expect(try till.send("50", to: Sample.other, nonce: 1).isSigned)
        try till.replays()
    }

    @Test func `from another wallet of the same key is held to that wallet's limit`() throws {
        let second = Sample.facts(Sample.wallet("ethereum/second"))
        let limit = Sample.limit("55")
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    worker: Sample.agent(
                        Sample.limit("1000", .month), Bounds(perWallet: [second.name: limit]),
                        wallets: [Sample.main, second.name])), nil))
        try till.record(.walletCreated(second, sealed: .null))
        #expect(try till.send("50", nonce: 9, from: second).isSigned)
        #expect(try till.send("10", nonce: 1).isSigned)
        #expect(try till.send("10", nonce: 1, from: second).rule == "wallet.limit")
        try till.replays()
    }

    @Test func `leaves over what the window never had committed`() throws {
        var till = try Till.open(
            Sample.policy(
                Sample.team(worker: Sample.agent(Sample.limit("10", carry: "9"))), nil))
        for _ in 0..<3 { #expect(try till.send("1", nonce: 1).isSigned) }
        till.pass(until: "2026-11-24T12:00:00Z")
        #expect(try till.send("19.000000001").rule == "agent.limit")
        #expect(try till.send("19").isSigned)
        try till.replays()
    }

    @Test func `leaves nothing over in the window that it moved the payment out of`() throws {
        var till = try Till.open(
            Sample.policy(
                Sample.team(worker: Sample.agent(Sample.limit("10", carry: "9"))), nil))
        for _ in 0..<2 { #expect(try till.send("4", nonce: 1).isSigned) }
        till.pass(until: "2026-11-24T12:00:00Z")
        // Six of the day before were never committed; the four are today's now.
        #expect(try till.send("4", nonce: 1).isSigned)
        #expect(try till.send("12.000000001").rule == "agent.limit")
        #expect(try till.send("12").isSigned)
        try till.replays()
    }
}

/// What landed for more than was held counts wherever a limit would have counted it.
@Suite struct `An overrun` {
    private func settle(_ till: inout Till, _ id: PaymentID, _ cost: String) throws {
        try till.record(
            .paymentSettled(id, cost: Story.cost(cost), reference: "0xabc", attested: nil))
    }

    @Test(arguments: Sample.Level.allCases)
    func `to a new payee is counted among what new payees got`(level: Sample.Level) throws {
        var till = try Till.open(
            Sample.policy(Bounds(newPayees: Sample.limit("10")), at: level))
        try settle(&till, try till.sign("6"), "9")
        #expect(try till.send("1.000000001", to: Sample.other).rule == "payee.new-limit")
        #expect(try till.send("1", to: Sample.other).isSigned)
        try till.replays()
    }

    @Test func `of a cheaper replacement is counted with its payee in full`() throws {
        var till = try Till.open(
            Sample.policy(Bounds(perPayee: Sample.limit("10")), at: .agent))
        _ = try till.sign("8", to: Sample.other, nonce: 1)
        let cheap = try till.sign("3", nonce: 1)
        // The class holds 8, so its budgets have no overrun; the payee got 7 all the same.
        try settle(&till, cheap, "7")
        #expect(till.committed() == "7")
        #expect(try till.send("3.000000001").rule == "payee.limit")
        #expect(try till.send("3").isSigned)
        try till.replays()
    }
}
