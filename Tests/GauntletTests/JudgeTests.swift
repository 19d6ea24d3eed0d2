import Testing

@testable import bursar_gauntlet

@Suite struct `The judge` {
    private var judge = Judge()
    private let usual = Price(perEther: Money(cents: 4_000_00))

    /// A payment of 10.52, but for what is said.
    private mutating func see(
        nonce: UInt128, finney: UInt128 = 2, account: String = "main",
        budgets: Set<String> = ["agent"], asked: Int? = nil, claimed: Money? = nil,
        signature: UInt8 = 0x22
    ) -> String? {
        let raw = RLP.transaction(
            nonce: nonce, fee: 30_000_000_000, value: finney * 1_000_000_000_000_000,
            signature: signature)
        return judge.see(
            raw, of: account, at: usual, claimed: claimed, budgets: budgets,
            asked: asked ?? judge.moment)
    }

    /// A change that is ordered and acknowledged.
    private mutating func allow(_ limits: [String: Money]) {
        judge.order(limits)
        judge.acknowledge()
    }

    private func over(_ budget: String = "agent") -> Money? {
        judge.rulings.first { $0.budget == budget }?.over
    }

    @Test mutating func `adds up what came out, against each budget it draws on`() {
        allow(["agent": Money(cents: 21_04), "project": Money(cents: 20_00)])
        _ = see(nonce: 0, budgets: ["agent", "project"])
        #expect(judge.spent(of: "agent") == Money(cents: 10_52))
        _ = see(nonce: 1, budgets: ["agent", "project"])
        #expect(over() == .zero)
        #expect(over("project") == Money(cents: 1_04))
        _ = see(nonce: 2)
        #expect(over() == Money(cents: 10_52))
        #expect(judge.signatures == 3)
    }

    @Test mutating func `sees an excess of a billionth`() {
        allow(["agent": Money(nanos: 10_519_999_999)])
        _ = see(nonce: 0)
        #expect(over() == Money(nanos: 1))
        #expect(over()?.cents == "0.01")
    }

    @Test mutating func `counts the same bytes once`() {
        allow(["agent": Money(cents: 10_52)])
        for _ in 0..<3 { _ = see(nonce: 0) }
        #expect(judge.signatures == 1)
        #expect(over() == .zero)
    }

    @Test mutating func `counts the dearest of those that can't both land`() {
        allow(["agent": Money(cents: 100_00)])
        _ = see(nonce: 0, finney: 2)
        _ = see(nonce: 0, finney: 4)
        _ = see(nonce: 0, finney: 3)
        #expect(judge.spent(of: "agent") == Money(cents: 18_52))
        // The same nonce of another account, or on another chain, lands beside it.
        _ = see(nonce: 0, finney: 2, account: "other", signature: 0x33)
        #expect(judge.spent(of: "agent") == Money(cents: 29_04))
        let elsewhere = RLP.transaction(
            chain: 5, nonce: 0, fee: 30_000_000_000, value: 2_000_000_000_000_000)
        _ = judge.see(
            elsewhere, of: "main", at: usual, claimed: nil, budgets: ["agent"], asked: 2)
        #expect(judge.spent(of: "agent") == Money(cents: 39_56))
    }

    @Test mutating func `believes the bytes, not the wallet`() {
        allow(["agent": Money(cents: 1_00)])
        let fault = see(nonce: 0, claimed: Money(cents: 1_00))
        #expect(fault == "charged 1 for what can cost 10.52")
        #expect(over() == Money(cents: 9_52))
        #expect(see(nonce: 1, claimed: Money(cents: 10_52)) == nil)
        #expect(see(nonce: 2, claimed: Money(cents: 11_00)) == nil)
    }

    @Test mutating func `takes what it can't read for what the wallet says, or for too much`() {
        allow(["agent": Money(cents: 50_00)])
        let raw = Array("not ethereum".utf8)
        let known = judge.see(
            raw, of: "main", at: usual, claimed: Money(cents: 20_00), budgets: ["agent"], asked: 2)
        #expect(known == nil)
        #expect(judge.spent(of: "agent") == Money(cents: 20_00))
        let unknown = judge.see(
            raw + [1], of: "main", at: usual, claimed: nil, budgets: ["agent"], asked: 2)
        #expect(unknown != nil)
        #expect(judge.spent(of: "agent") == .most)
    }

    @Test
    mutating func `lets what was asked before a lowering stand, and forbids what is asked after`() {
        allow(["agent": Money(cents: 100_00)])
        let before = judge.moment
        for nonce: UInt128 in 0..<2 { _ = see(nonce: nonce) }
        judge.order(["agent": Money(cents: 15_00)])
        // While the order is on its way either limit may hold, and what is in flight then may take its time.
        _ = see(nonce: 2)
        judge.acknowledge()
        _ = see(nonce: 3, asked: before)
        #expect(over() == .zero)
        _ = see(nonce: 4)
        #expect(over() == Money(cents: 10_52))
        // To raise it afterwards makes nothing undone.
        allow(["agent": Money(cents: 500_00)])
        _ = see(nonce: 5)
        #expect(over() == Money(cents: 10_52))
    }

    @Test mutating func `holds what was in flight at a lowering to the limit before it`() {
        allow(["agent": Money(cents: 15_00)])
        let before = judge.moment
        allow(["agent": Money(cents: 5_00)])
        for nonce: UInt128 in 0..<2 { _ = see(nonce: nonce, asked: before) }
        #expect(over() == Money(cents: 6_04))
    }

    @Test mutating func `lets what was in flight be decided under a limit that rises`() {
        allow(["agent": Money(cents: 15_00)])
        _ = see(nonce: 0)
        let before = judge.moment
        allow(["agent": Money(cents: 30_00)])
        _ = see(nonce: 1, asked: before)
        #expect(over() == .zero)
        _ = see(nonce: 2)
        #expect(over() == Money(cents: 1_56))
    }

    @Test mutating func `does not excuse by a later rise what was answered before it`() {
        allow(["agent": Money(cents: 15_00)])
        for nonce: UInt128 in 0..<2 { _ = see(nonce: nonce) }
        allow(["agent": Money(cents: 30_00)])
        #expect(over() == Money(cents: 6_04))
    }

    @Test mutating func `allows nothing before anything was allowed`() {
        _ = see(nonce: 0)
        allow(["agent": Money(cents: 30_00)])
        #expect(over() == Money(cents: 10_52))
    }

    @Test mutating func `keeps a limit that a change doesn't name`() {
        allow(["agent": Money(cents: 10_00), "project": Money(cents: 10_00)])
        allow(["project": Money(cents: 90_00)])
        _ = see(nonce: 0)
        #expect(over() == Money(cents: 52))
        #expect(judge.rulings.map(\.budget) == ["agent", "project"])
    }
}
