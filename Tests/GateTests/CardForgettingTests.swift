import Chains
import JSON
import Terms
import Testing

@testable import Gate

/// A purchase that was redeemed is remembered as long as its card can be shown, and as long as a grant of it is open.
@Suite struct `What was redeemed of a card` {
    private static let day: Int64 = 86_400

    private func snapshot(_ till: inout Till) throws {
        till.pass(65 * Self.day)
        try till.snapshot(gist: PolicyHash.of(.null), by: Actor(role: .daemon, name: "", uid: 1))
    }

    private func settled(_ payment: PaymentID) -> Event {
        .paymentSettled(
            payment, cost: [["asset": "USD", "amount": "10"]], reference: nil, attested: nil)
    }

    /// A card that was shown for one order, whose grant was settled.
    private func bench(expires: String = "2031-08") throws -> CardBench {
        var bench = try CardBench(expires: expires)
        let (_, payment) = try bench.pay(order: 7)
        #expect(bench.refused(payment) == nil)
        try bench.till.record(settled(payment))
        return bench
    }

    @Test func `is remembered of a card in use, for ever`() throws {
        var bench = try bench()
        for _ in 0..<10 { try snapshot(&bench.till) }
        #expect(bench.till.state.cards.redeemed.count == 1)
        #expect(try bench.pay(order: 7).0.rule == CardGrantSpent.id)
        try bench.till.replays()
    }

    @Test func `is forgotten of one that was removed, or is past its month`() throws {
        var removed = try bench()
        try removed.till.record(.cardRemoved(CardBench.card, reason: "lost", sealed: .null))
        var expired = try bench(expires: "2026-12")
        for var bench in [removed, expired] {
            try snapshot(&bench.till)
            #expect(bench.till.state.cards.redeemed.isEmpty)
            #expect(try bench.pay(order: 7).0.rule != nil)
            try bench.till.replays()
        }
        // Only with a snapshot: a log without one is decided by all that is in it.
        expired.till.pass(65 * Self.day)
        #expect(expired.till.state.cards.redeemed.count == 1)
    }

    // Settled without it, the cheap one would void the dear one that was shown.
    @Test func `is remembered as long as a grant of the order is open`() throws {
        var bench = try CardBench()
        let (_, cheap) = try bench.pay("1.00", order: 7)
        let (_, dear) = try bench.pay("400.00", order: 7)
        #expect(bench.refused(dear, amount: "400.00") == nil)
        try bench.till.record(.cardRemoved(CardBench.card, reason: "lost", sealed: .null))
        try snapshot(&bench.till)
        #expect(bench.till.state.cards.redeemed.count == 1)
        let refusal = try #require(
            try bench.till.refusal(
                of: .paymentSettled(
                    cheap, cost: [["asset": "USD", "amount": "1"]], reference: nil, attested: nil)))
        #expect(refusal.detail.contains("settle that one"))
        try bench.till.record(
            .paymentSettled(
                dear, cost: [["asset": "USD", "amount": "400"]], reference: nil, attested: nil))
        try snapshot(&bench.till)
        #expect(bench.till.state.cards.redeemed.isEmpty)
        try bench.till.replays()
    }
}
