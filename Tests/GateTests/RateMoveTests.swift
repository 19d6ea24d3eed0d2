import Chains
import Gate
import JSON
import Terms
import Testing

/// Who may move a rate, and how far.
@Suite struct `A rate` {
    private let feed = Actor(role: .feed, name: "", uid: 7)

    private func event(
        _ price: String, asset: String = "ETH", currency: String = "CAD", haircut: UInt64 = 0,
        maxAge: Int64 = 31_622_400, pinned: Bool = false, forced: Bool = false
    ) -> Event {
        .rateSet(
            asset: asset, price: Sample.wei(price), currency: Sample.currency(currency),
            maxAge: maxAge, haircut: haircut, isPinned: pinned, isForced: forced)
    }

    private func till(_ price: String = "100") throws -> Till {
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    Sample.limit("100000"), worker: Sample.agent(Sample.limit("100000"))), nil))
        try till.record(event(price, forced: true))
        return till
    }

    private func price(_ till: Till, _ asset: String = "ETH") -> String? {
        till.state.rates[asset].map { DecimalText.print($0.price, decimals: Rate.decimals) }
    }

    @Test(arguments: ["70", "130"])
    func `moves by 30 % from the last at most, to the last digit`(edge: String) throws {
        var till = try till()
        let beyond = edge == "70" ? "69.999999999999999999" : "130.000000000000000001"
        let refusal = try #require(try till.refusal(of: event(beyond)))
        #expect(refusal.rule == "rate.jump")
        #expect(
            refusal.detail == "a price of \(beyond) CAD for ETH is more than 30 % from 100 CAD")
        #expect(
            refusal.hint
                == "if it is right, an admin sets it with: bursar rate set ETH \(beyond) CAD --force"
        )
        #expect(price(till) == "100")
        try till.record(event(edge))
        #expect(price(till) == edge)
        try till.replays()
    }

    @Test func `jumps with force, and then moves from there`() throws {
        var till = try till()
        try till.record(event("1000", forced: true))
        #expect(try till.refusal(of: event("100"))?.rule == "rate.jump")
        try till.record(event("1300"))
        try till.record(event("1690"))
        #expect(try till.send("1").charge?.amount.decimal == "1690")
        try till.replays()
    }

    @Test func `of an asset or a currency that had none is whatever an admin says`() throws {
        var till = try till()
        #expect(try till.complaint(event("99999", asset: "BTC")) == nil)
        #expect(try till.complaint(event("1.4", asset: "USD")) == nil)
        // In another currency than before it is no move that anyone could measure.
        let refusal = try #require(try till.refusal(of: event("5", currency: "EUR")))
        #expect(refusal.rule == "rate.jump")
        #expect(
            refusal.detail
                == "a price of ETH in EUR after one in CAD says nothing of how far it moved")
        #expect(
            refusal.hint
                == "if it is right, an admin sets it with: bursar rate set ETH 5 EUR --force")
        #expect(try till.complaint(event("5", currency: "EUR", forced: true)) == nil)
    }

    @Test func `is moved by a feed within the band of an admin's price, in any number of steps`()
        throws
    {
        var till = try till()
        for step in ["120", "130", "100", "70", "129"] {
            try till.record(event(step), by: feed)
            #expect(price(till) == step)
        }
        for beyond in ["130.000000000000000001", "69.999999999999999999"] {
            let refusal = try #require(try till.refusal(of: event(beyond), by: feed))
            #expect(refusal.rule == "rate.jump")
            #expect(
                refusal.detail == "a price of \(beyond) CAD for ETH is more than 30 % from 100 CAD")
        }
        // An admin moves from where the price stands, and gives the feed a new middle.
        try till.record(event("160"))
        #expect(try till.complaint(event("208.000000000000000001"), by: feed) != nil)
        try till.record(event("208"), by: feed)
        try till.replays()
    }

    @Test func `has nothing but its price moved by a feed`() throws {
        var till = try till()
        try till.record(event("1", asset: "TON", pinned: true))
        let words =
            "is a feed's, which may move the price of a rate that an admin set and did not pin, and "
            + "nothing else"
        for bad in [
            event("100", haircut: 1), event("100", maxAge: 31_622_399), event("100", pinned: true),
            event("100", forced: true), event("1000", forced: true), event("100", currency: "EUR"),
            event("1", asset: "BTC"), event("1", asset: "TON"), event("1", asset: "USD"),
        ] { #expect(try till.complaint(bad, by: feed) == words) }
        #expect(price(till) == "100")
        try till.record(event("100"), by: feed)
        try till.replays()
    }

    @Test func `that a feed sets anew is fresh again`() throws {
        var till = try till()
        try till.record(event("100", maxAge: 60, forced: true))
        till.pass(61)
        let stale = try till.send("1")
        #expect(stale.rule == "rate.stale")
        try till.record(event("101", maxAge: 60), by: feed)
        #expect(try till.send("1").isSigned)
        try till.replays()
    }

    @Test func `that is pinned does not age, until an admin sets it otherwise`() throws {
        var till = try till()
        try till.record(event("1", maxAge: 60, pinned: true, forced: true))
        till.pass(90 * 86_400)
        #expect(try till.send("1").isSigned)
        #expect(
            try till.refusal(of: event("1.3000001", maxAge: 60, pinned: true))?.rule
                == "rate.jump")
        try till.record(event("1", maxAge: 60))
        #expect(try till.send("1").isSigned)
        till.pass(62)
        let over = try till.send("1")
        #expect(over.rule == "rate.stale")
        #expect(
            over.refusal?.detail == "the rate of ETH is 61 s old, above its max age of 60 s")
        try till.replays()
    }

    @Test func `in another currency goes by that currency's rate, rounded up once`() throws {
        var till = try till()
        try till.record(event("0.333333333333333333", currency: "USD", haircut: 50, forced: true))
        let missing = try till.send("1")
        #expect(missing.rule == "rate.missing")
        #expect(missing.refusal?.detail == "there is no rate from USD to CAD")
        #expect(
            missing.refusal?.hint == "an admin sets one with: bursar rate set USD PRICE CAD")
        try till.record(event("1.4064", asset: "USD", haircut: 25))
        let outcome = try till.send("3")
        // 3 × 0.333333333333333333 × 1.005 × 1.4064 × 1.0025 = 1.416965579999999998…
        #expect(outcome.charge?.amount.decimal == "1.41696558")
        let seqs = ["ETH", "USD"].compactMap { till.state.rates[$0]?.seq }
        #expect(outcome.charge?.rates == seqs)
        try till.replays()
    }

    @Test func `in another currency is as stale as the older of both`() throws {
        var till = try till()
        try till.record(event("1", currency: "USD", maxAge: 600, forced: true))
        try till.record(event("1", asset: "USD", maxAge: 60))
        till.pass(62)
        let over = try till.send("1")
        #expect(over.rule == "rate.stale")
        #expect(
            over.refusal?.detail == "the rate of USD is 61 s old, above its max age of 60 s")
        #expect(
            over.refusal?.hint == "an admin sets a new one with: bursar rate set USD PRICE CAD")
        try till.record(event("1", asset: "USD", maxAge: 6_000))
        #expect(try till.send("1").isSigned)
        till.pass(540)
        #expect(
            try till.send("1").refusal?.detail
                == "the rate of ETH is 601 s old, above its max age of 600 s")
        // Two steps are as far as it goes: USD in EUR in CAD is no price.
        try till.record(event("1", currency: "USD", forced: true))
        try till.record(event("1", asset: "USD", currency: "EUR", forced: true))
        try till.record(event("1", asset: "EUR"))
        let far = try till.send("1")
        #expect(far.rule == "rate.missing")
        #expect(far.refusal?.detail == "there is no rate from USD to CAD")
        try till.replays()
    }
}
