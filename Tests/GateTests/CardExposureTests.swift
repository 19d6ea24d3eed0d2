import Chains
import JSON
import Terms
import Testing

@testable import Gate

@Suite struct `A card` {
    @Test func `exposes no more in 31 days than its ceiling`() throws {
        var bench = try CardBench(exposure: 2_500)
        let (_, first) = try bench.pay("10.00")
        let (_, second) = try bench.pay("10.00")
        let (_, third) = try bench.pay("10.00")
        // A grant alone exposes nothing: the number was not shown.
        #expect(bench.till.state.cards.exposed(CardBench.card, at: bench.till.wall) == 0)
        #expect(bench.refused(first) == nil)
        #expect(bench.refused(second) == nil)
        #expect(bench.till.state.cards.exposed(CardBench.card, at: bench.till.wall) == 2_000)
        #expect(bench.refused(third) == "card.exposure")
        #expect(try bench.pay("5.01").0.rule == "card.exposure")
        let (fits, fourth) = try bench.pay("5.00")
        #expect(fits.rule == nil)
        #expect(bench.refused(fourth, amount: "5") == nil)
        #expect(try Till.replay(bench.till.entries) == bench.till.state)
    }

    @Test func `is exposed by all its agents together`() throws {
        var bench = try CardBench(exposure: 1_500)
        let (_, first) = try bench.pay("10.00")
        let (_, second) = try bench.pay("10.00", by: Sample.helper)
        #expect(bench.refused(first) == nil)
        #expect(bench.refused(second, by: Sample.helper) == "card.exposure")
        #expect(try bench.pay("5.01", by: Sample.helper).0.rule == "card.exposure")
    }

    @Test func `counts what was shown for 31 days, whatever became of it`() throws {
        var bench = try CardBench(exposure: 1_000)
        let (_, first) = try bench.pay("10.00")
        try bench.redeem(first)
        let shown = try #require(bench.till.state.lastTime)
        let end = shown.adding(seconds: CardBook.exposureSeconds)
        let book = bench.till.state.cards
        #expect(book.exposed(CardBench.card, at: Moment(nanoseconds: end.nanoseconds - 1)) == 1_000)
        #expect(book.exposed(CardBench.card, at: end) == 0)
        try bench.till.record(
            .paymentSettled(
                first, cost: [["asset": "USD", "amount": "10"]], reference: nil, attested: nil))
        #expect(try bench.pay("0.01").0.rule == "card.exposure")
        bench.till.pass(CardBook.exposureSeconds + 1)
        let (after, next) = try bench.pay("10.00")
        #expect(after.rule == nil)
        #expect(bench.refused(next) == nil)
        #expect(try Till.replay(bench.till.entries) == bench.till.state)
    }

    @Test func `pays until the end of its month, and is not shown after it`() throws {
        var bench = try CardBench(expires: "2026-11")
        bench.till.wall = Sample.moment("2026-11-30T23:59:30Z")
        bench.till.boot += 7 * 86_400 * Moment.second + 50_370 * Moment.second
        let (outcome, payment) = try bench.pay()
        #expect(outcome.rule == nil)
        bench.till.pass(30)
        #expect(bench.refused(payment) == "card.expired")
        #expect(try bench.pay().0.rule == "card.expired")
        #expect(throws: Refusal.self) { _ = try CardBench(expires: "2026-10") }
    }

    @Test func `that was removed neither pays nor is shown, and its name stays taken`() throws {
        var bench = try CardBench()
        let (_, payment) = try bench.pay()
        #expect(throws: Refusal.self) {
            try bench.till.record(.cardRemoved(CardBench.card, reason: "", sealed: .null))
        }
        try bench.till.record(.cardRemoved(CardBench.card, reason: "lost", sealed: .null))
        #expect(bench.refused(payment) == "card.removed")
        #expect(try bench.pay().0.rule == "card.removed")
        #expect(throws: Refusal.self) { try bench.till.record(CardBench.added()) }
        #expect(throws: Refusal.self) {
            try bench.till.record(.cardRemoved(CardBench.card, reason: "again", sealed: .null))
        }
        #expect(try Till.replay(bench.till.entries) == bench.till.state)
    }

    @Test func `comes by its own entry, never as a wallet`() throws {
        var till = try Till.empty()
        #expect(throws: Refusal.self) {
            try till.record(.walletCreated(CardBench.facts, sealed: .null))
        }
    }

    @Test(
        arguments: [
            ("brand", "Visa 4242424242424242"), ("brand", ""), ("brand", "visa4242"),
            ("last_four", "42424"), ("last_four", "abcd"), ("expires", "2027-13"),
            ("expires", "2027-8"), ("expires", "27-08"), ("expires", "2026-10"),
            ("exposure", ["amount": "0", "asset": "USD"]),
            ("exposure", ["amount": "1.001", "asset": "USD"]),
            ("exposure", ["amount": "1", "asset": "XXX"]),
            ("exposure", ["amount": "1", "asset": "USD:testnet"]), ("exposure", "1"),
            ("exposure", ["amount": "184467440737095517", "asset": "USD"]),
            ("cvv", "123"), ("card", "ethereum/main"), ("card", "card/"), ("network", "moon"),
            ("public_key", "08"),
        ] as [(String, JSON)])
    func `is of its form`(member: String, value: JSON) throws {
        let bench = try CardBench()
        var body = CardBench.added().body
        body["card"] = "card/second"
        body["public_key"] = .string(Hex.encode([UInt8](repeating: 9, count: 32)))
        #expect(fault(bench, "card.added", body) == nil)
        body[member] = value
        #expect(fault(bench, "card.added", body) != nil)
        #expect(throws: Refusal.self) {
            var till = bench.till
            try till.record(Event(kind: "card.added", body: body))
        }
    }

    @Test func `has a key of its own`() throws {
        let bench = try CardBench()
        var body = CardBench.added().body
        body["card"] = "card/second"
        #expect(fault(bench, "card.added", body)?.contains("the key of card/primary") == true)
    }

    /// What is wrong with an event as an auditor reads it, with no word of whoever wrote it.
    private func fault(_ bench: CardBench, _ kind: String, _ body: JSONObject) -> String? {
        var state = bench.till.state
        do {
            try state.fold(
                Event(kind: kind, body: body), by: Till.admin, seq: state.nextSeq,
                time: bench.till.wall, zones: { _ in nil })
            return nil
        } catch { return error.clause }
    }

    @Test func `in a log with one edited redemption is found out`() throws {
        var bench = try CardBench()
        let (_, payment) = try bench.pay()
        try bench.redeem(payment)
        let text = String(decoding: try #require(bench.till.entries.last), as: UTF8.self)
        for (old, new) in [
            ("\"amount\":\"10\"", "\"amount\":\"11\""), ("shop.example", "shop.exampld"),
            ("\"worker\"", "\"helper\""), ("\"role\":\"agent\"", "\"role\":\"admin\""),
        ] {
            let edited = Array(text.replacing(old, with: new).utf8)
            #expect(throws: EntryError.self) {
                _ = try Till.replay(bench.till.entries.dropLast() + [edited])
            }
        }
        #expect(throws: EntryError.self) {
            let seq = bench.till.entries.count
            let again = text.replacing("\"seq\":\(seq - 1)", with: "\"seq\":\(seq)")
            _ = try Till.replay(bench.till.entries + [Array(again.utf8)])
        }
    }

    @Test func `changes no byte of a policy that has none`() throws {
        let without = CardBench.policy(
            CardBench.budget(shows: false), helper: CardBench.budget(shows: false))
        #expect(
            !String(decoding: JSONWriter.write(without.canonical), as: UTF8.self)
                .contains("cards"))
        let with = String(
            decoding: JSONWriter.write(CardBench.policy().canonical), as: UTF8.self)
        #expect(with.contains("\"cards\":{\"card/primary\":\"reveal\"}"))
    }
}
