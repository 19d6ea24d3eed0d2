import Gate
import JSON
import Terms
import Testing

@testable import Chains

/// Signatures that cannot both land hold the dearest's charge, once; all others are summed.
@Suite struct `Signatures of one class` {
    private func policy(
        _ limit: Limit = Sample.limit("25"), _ bounds: Bounds = .none,
        project: Limit = Sample.limit("10000", .month)
    ) -> BudgetPolicy {
        Sample.policy(
            Sample.team(
                project,
                worker: Sample.agent(limit, bounds, wallets: [Sample.main, spare, Coins.bitcoin])),
            nil)
    }
    private let spare = Sample.wallet("ethereum/spare")

    private func settled(_ payment: PaymentID, _ ether: String, reference: String? = nil) -> Event {
        .paymentSettled(
            payment, cost: Story.cost(ether), reference: reference, attested: nil)
    }

    @Test func `are charged the most and not the sum, at the bound`() throws {
        var till = try Till.open(policy())
        for (amount, held) in [("10", "10"), ("12", "12"), ("11", "12"), ("0.5", "12")] {
            #expect(try till.send(amount, nonce: 5).isSigned)
            #expect(till.committed() == held)
            #expect(till.state.exposed(.vault).decimal == held)
        }
        let over = try till.send("25.000000001", nonce: 5)
        #expect(over.rule == "agent.limit")
        #expect(try till.send("25", nonce: 5).isSigned)
        #expect(try till.send("0.000000001", nonce: 6).rule == "agent.limit")
        // Nothing more can be lost to the class, so it may go on replacing.
        #expect(try till.send("24", nonce: 5).isSigned)
        try till.replays()
    }

    @Test func `of another agent are charged in full`() throws {
        var till = try Till.open(policy())
        try till.send("20", nonce: 5)
        try till.send("20", by: Sample.helper, nonce: 5)
        #expect(till.committed(.project(Sample.game)) == "40")
        #expect(till.committed(.agent(Sample.helper)) == "20")
        try till.replays()
    }

    @Test func `from another wallet are charged in full, though its key be the same`() throws {
        let bounds = Bounds(perWallet: [spare: Sample.limit("15")])
        var till = try Till.open(policy(Sample.limit("100"), bounds))
        try till.record(.walletCreated(Sample.facts(spare), sealed: .null))
        try till.send("10", nonce: 5)
        try till.send("10", nonce: 5, from: Sample.facts(spare))
        #expect(till.committed() == "20")
        // What the other wallet holds is no part of this one's limit.
        try till.send("14", nonce: 6)
        let over = try till.send("5.000000001", nonce: 6, from: Sample.facts(spare))
        #expect(over.rule == "wallet.limit")
        #expect(try till.send("5", nonce: 6, from: Sample.facts(spare)).isSigned)
        #expect(till.committed(of: .wallet(spare)) == "15")
        try till.replays()
    }

    @Test func `of another nonce are charged in full`() throws {
        var till = try Till.open(policy())
        try till.send("10", nonce: 5)
        try till.send("10", nonce: 6)
        #expect(till.committed() == "20")
        try till.replays()
    }

    @Test func `in another asset are charged in full`() throws {
        var till = try Till.open(policy())
        try till.setRate("1", asset: "TON")
        let ether = Sample.proposal(Sample.wei("10"), nonce: 5)
        let coin = AssetAmount(
            asset: try #require(Chains.asset(id: "TON")), atoms: 10_000_000_000)
        let token = Proposal(
            chain: ether.chain, wallet: ether.wallet, payload: [3], digests: [],
            payee: ether.payee, value: coin, fee: AssetAmount(asset: Sample.ether, atoms: 0),
            worstCase: [coin], exclusivityClass: ether.exclusivityClass, validUntil: nil)
        #expect(till.decide(till.request(.proposal(ether))).isSigned)
        #expect(till.decide(till.request(.proposal(token))).isSigned)
        #expect(till.committed() == "20")
    }

    // A spends u1, B spends u1 and u2, C spends u2: A and C can land together.
    @Test func `that only share an input are charged in full`() throws {
        var till = try Till.open(policy(Sample.limit("1000")))
        try Coins.furnish(&till)
        try till.setRate("100000", asset: "BTC")
        func send(_ marks: [UInt8], _ amount: String) throws -> Money {
            let charge = try Coins.bitcoin(&till, amount: amount, marks: marks)
            return try #require(till.decide(charge).charge).amount
        }
        let one = try send([1], "0.0006")
        let both = try send([1, 2], "0.0009")
        let two = try send([2], "0.0005")
        let sum = try #require(one.adding(both)?.adding(two))
        #expect(till.committed() == sum.decimal)
        // The same inputs in another order are the same class, and the dearer counts.
        let again = try send([2, 1], "0.001")
        let more = again.subtracting(both)
        #expect(more > .zero)
        #expect(till.committed() == sum.adding(more)?.decimal)
        try till.replays()
    }

    @Test func `stand in the window of the last, whole`() throws {
        var till = try Till.open(policy(project: Sample.limit("100", .week(starts: 0))))
        try till.send("20", nonce: 5)
        till.pass(until: "2026-11-24T10:00:00Z")
        try till.send("10")
        // Two more than was held, and yet the day must bear all of the class.
        #expect(try till.send("15.000000001", nonce: 5).rule == "agent.limit")
        #expect(try till.send("1", nonce: 5).rule == "agent.limit")
        till.pass(until: "2026-11-25T10:00:00Z")
        #expect(try till.send("1", nonce: 5).isSigned)
        #expect(till.committed() == "20")
        #expect(till.committed(.project(Sample.game)) == "30")
        try till.replays()
    }

    @Test func `are not forgotten by a rolling window while one can land`() throws {
        var till = try Till.open(policy(Sample.limit("25", .rolling(seconds: 86_400))))
        try till.send("20", nonce: 5)
        till.pass(80_000)
        try till.send("0.1", nonce: 5)
        till.pass(80_000)
        // The first is older than a day; its replacement is not, and either may land.
        #expect(till.committed() == "20")
        #expect(try till.send("5.000000001").rule == "agent.limit")
        #expect(try till.send("5").isSigned)
        try till.replays()
    }

    @Test func `all die when one lands, and cost what that one cost`() throws {
        var till = try Till.open(policy())
        let cheap = try till.sign("8", nonce: 5)
        let dear = try till.sign("20", nonce: 5)
        try till.record(settled(cheap, "7"))
        #expect(till.state.status(of: dear) == .voided)
        #expect(till.committed() == "7")
        #expect(till.state.exposed(.agent(Sample.worker)) == .zero)
        #expect(
            try till.complaint(settled(dear, "20"))
                == "names payment \(dear.text), which is voided")
        #expect(try till.send("18").isSigned)
        try till.replays()
    }

    @Test func `hold the next dearest when the dearest is proven dead`() throws {
        var till = try Till.open(policy())
        let first = try till.sign("8", nonce: 5)
        let dear = try till.sign("20", nonce: 5)
        let last = try till.sign("3", nonce: 5)
        let proof = Story.dead(5)
        for (payment, left) in [(dear, "8"), (last, "8"), (first, "0")] {
            try till.record(
                .paymentVoided(payment, proof: proof, reference: nil, attested: nil))
            #expect(till.committed() == left)
            #expect(till.state.exposed(.agent(Sample.worker)).decimal == left)
        }
        // The class is over: what is signed now is of a new one.
        try till.send("20", nonce: 5)
        #expect(till.committed() == "20")
        try till.replays()
    }

    @Test func `are counted one by one as payments, and by payee`() throws {
        let bounds = Bounds(
            perPayee: Sample.limit("15"), newPayees: Sample.limit("18"),
            payments: [CountLimit(count: 3, per: Recurrence(.day))])
        var till = try Till.open(policy(Sample.limit("25"), bounds))
        #expect(try till.send("10", nonce: 5).isSigned)
        #expect(try till.send("5.000000001", nonce: 5).rule == "payee.limit")
        #expect(try till.send("8.000000001", to: Sample.other, nonce: 5).rule == "payee.new-limit")
        #expect(try till.send("8", to: Sample.other, nonce: 5).isSigned)
        #expect(till.committed() == "10")
        #expect(try till.send("2", to: Sample.other, nonce: 5).rule == "payee.new-limit")
        till.pass(86_400)
        #expect(try till.send("2", to: Sample.other, nonce: 5).isSigned)
        try till.replays()
    }

    @Test func `leave to a payee what one that pays him cost, above its own charge too`() throws {
        let bounds = Bounds(perPayee: Sample.limit("10"), newPayees: Sample.limit("20"))
        var till = try Till.open(policy(Sample.limit("25"), bounds))
        let paid = try till.sign("5", nonce: 5)
        try till.send("10", to: Sample.other, nonce: 5)
        try till.record(settled(paid, "8", reference: "0xfeed"))
        // The class held ten, so that eight are no overrun; of the payee's ten, eight are used.
        #expect(till.committed() == "8")
        #expect(till.committed(of: .newPayees) == "8")
        #expect(try till.send("2.000000001").rule == "payee.limit")
        #expect(try till.send("2").isSigned)
        #expect(try till.send("10", to: Sample.other).isSigned)
        try till.replays()
    }
}
