@testable import AdminTests
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing

@Suite struct `A request asked twice` {
    @Test(arguments: Stage.allCases)
    func `is one payment, wherever the first one is`(stage: Stage) throws {
        let counter = try Counter.open()
        try counter.premises.apply(Premises.twoAgents())
        let seller = try counter.another()
        // Alone it would be signed on the spot: a companion sends both to the crew.
        let companion = try counter.pay("companion", Counter.body(nonce: 9))
        let first = try counter.pay()
        try counter.advance(to: stage)
        #expect(first.isSilent == (stage != .answered))
        let again = try counter.pay()
        let other = try counter.pay("first", Counter.body(amount: "0.002"))
        #expect(other.error == .idempotencyConflict)
        let theirs = try counter.pay("first", Counter.body(nonce: 3), from: seller)
        try counter.finish()
        let signed = try #require(first.lasting)
        #expect(again.lasting == signed)
        if stage != .answered { #expect(again.signed == first.signed) }
        #expect(companion.signed?["payment"] != signed["payment"])
        #expect(theirs.signed?["payment"] != signed["payment"])
        #expect(try counter.decisions() == 3)
        #expect(counter.committed == "3.26")
    }

    @Test func `is the same request however its members are ordered`() throws {
        let counter = try Counter.open()
        let first = try counter.paid()
        let text = """
            { "network" : {"max_priority_fee_per_gas":"1000000000","nonce":0,"gas_limit":"21000",
              "max_fee_per_gas":"30000000000","chain_id":1},
              "intent":{"to":"0x3535353535353535353535353535353535353535","asset":"ETH",
              "amount":"0.001","k\\u0069nd":"transfer"},"wallet":"ethereum\\/main"}
            """
        let again = try counter.paid("first", try JSON.reading(text))
        #expect(again.lasting == first.lasting)
        #expect(again.lasting != nil)
    }

    @Test(arguments: [
        Counter.body(amount: "0.0010"), Counter.body(nonce: 1), Counter.body(wallet: "ethereum/x"),
        Counter.body(to: "0x3535353535353535353535353535353535353536"),
        Counter.body(purpose: [:]), Counter.body(purpose: ["item": "tea"]),
    ])
    func `is another request with any other member, and stays the first`(body: JSON) throws {
        let counter = try Counter.open()
        let first = try counter.paid()
        #expect(try counter.paid("first", body).error == .idempotencyConflict)
        #expect(try counter.paid().lasting == first.lasting)
        #expect(try counter.decisions() == 1)
    }

    @Test func `is refused twice in the same words, whatever has changed since`() throws {
        let counter = try Counter.open(limit: "1.00")
        let first = try #require(try counter.paid().refused)
        try counter.premises.apply(Premises.policy(limit: "50.00"))
        counter.premises.clock.pass(seconds: 80_000)
        #expect(try counter.paid().refused == first)
        #expect(try counter.decisions() == 1)
        #expect(try counter.paid("second").signed != nil)
        #expect(try counter.paid().refused == first)
    }

    @Test func `waits with the first one for a refusal to be durable`() throws {
        let counter = try Counter.open(limit: "1.00")
        let first = try counter.pay()
        let again = try counter.pay()
        counter.premises.journal.flush()
        let third = try counter.pay()
        #expect(first.isSilent && again.isSilent && third.isSilent)
        try counter.premises.land()
        #expect(first.refused != nil)
        #expect(again.refused == first.refused)
        #expect(third.refused == first.refused)
    }

    @Test func `is counted as a retry of whoever asked`() throws {
        let counter = try Counter.open()
        _ = try counter.paid()
        counter.premises.journal.tally = Tally()
        _ = try counter.paid()
        _ = try counter.paid()
        let line = counter.premises.journal.tally.event?.body["counts"]?[0]
        #expect(
            line == ["door": "agent", "uid": 2_000, "agent": "buyer", "rule": "retry", "count": 2])
    }

    @Test func `gets the same bytes from the next daemon`() throws {
        let counter = try Counter.open()
        let signed = try counter.paid()
        let refused = try counter.paid("too-much", Counter.body(amount: "1"))
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(next.committed == "1.63")
        #expect(try next.paid().lasting == signed.lasting)
        #expect(signed.lasting != nil)
        #expect(try next.paid("too-much", Counter.body(amount: "1")).refused == refused.refused)
        #expect(
            try next.paid("first", Counter.body(nonce: 1)).error == .idempotencyConflict)
        #expect(try next.decisions() == 2)
        #expect(next.committed == "1.63")
    }

    @Test func `gets its bytes from the next daemon where the first never signed`() throws {
        let counter = try Counter.open()
        let first = try counter.pay()
        try counter.premises.settle()
        let (next, findings) = try counter.restarted()
        #expect(first.isSilent)
        #expect(findings == [])
        #expect(try next.paid().signed?["status"] == "signed")
        #expect(try next.decisions() == 1)
    }

    @Test func `is one payment in its own name only`() throws {
        let counter = try Counter.open()
        try counter.premises.apply(Premises.twoAgents())
        let seller = try counter.another()
        let mine = try #require(try counter.paid().signed)
        let theirs = try #require(try counter.paid("first", from: seller).signed)
        #expect(mine["payment"] != theirs["payment"])
        // One key, one nonce, one wallet: the very same transaction, charged to both.
        #expect(mine["transaction"] == theirs["transaction"])
        #expect(try counter.decisions() == 2)
    }
}
