@testable import AdminTests
import Callers
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing

@Suite struct `What a vault knows of its log without reading it again` {
    @Test func `is what the next process gathers by reading it`() throws {
        let counter = try Counter.asking()
        for (number, key) in ["first", "second", "third"].enumerated() {
            _ = try counter.paid(key, Counter.body(nonce: .integer(UInt64(number))))
        }
        _ = try counter.paid("first", Counter.body(nonce: 0))
        let here = counter.premises.journal.gist
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        let there = next.premises.journal.gist
        #expect(here.boundKeys == 3)
        #expect(there.boundKeys == 3)
        let agent = next.caller.agent
        for gist in [here, there] {
            #expect(gist.binds(agent, "first-----------"))
            #expect(!gist.binds(agent, "fourth----------"))
        }
        #expect(Set(there.pins) == Set(here.pins))
        // One a row, however often it was written.
        #expect(Set(there.pins.map(\.id)).count == there.pins.count)
        #expect(!there.pins.isEmpty)
        #expect(there.unread == [])
    }

    @Test func `finds each payment of before by what is stored for it`() throws {
        let counter = try Counter.open()
        let reply = try #require(try counter.paid().lasting)
        guard case .string(let text)? = reply["payment"], let payment = PaymentID(text) else {
            Issue.record("no payment")
            return
        }
        let place = try #require(counter.teller.entry(of: payment))
        let (next, _) = try counter.restarted()
        #expect(next.teller.entry(of: payment) == place)
        #expect(next.teller.payer(of: payment) == counter.caller.agent)
        // The place leads nowhere but to that payment's own entry.
        try next.premises.place.run("UPDATE places SET seq = seq - 1")
        #expect(next.teller.entry(of: payment) == nil)
        try next.premises.place.run("DELETE FROM places")
        #expect(next.teller.entry(of: payment) == nil)
        let (_, findings) = try next.reopened()
        #expect(findings == ["the place of payment \(text) is gone"])
    }
}
