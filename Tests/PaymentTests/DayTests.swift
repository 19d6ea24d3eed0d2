@testable import AdminTests
import Gate
import JSON
import Ledger
import Payment
import Testing

@Suite struct `The requests of a day` {
    private func open() throws -> Counter {
        let counter = try Counter.open()
        try counter.premises.apply(
            Premises.policy(more: "        requests: {per_second: 50, burst: 200, per_day: 2}"))
        return counter
    }

    @Test func `are decided until they are used up, and then turned away without an entry`() throws
    {
        let counter = try open()
        let first = try counter.paid()
        #expect(first.signed != nil)
        #expect(try counter.paid("large", Counter.body(amount: "1")).refused != nil)
        let size = counter.premises.ledger.size
        guard
            case .dayIsOver(let rule, let detail, _, let seconds)? = try counter.paid(
                "third", Counter.body(nonce: 2)
            ).error
        else {
            Issue.record("the third was decided")
            return
        }
        #expect(rule == "requests.per-day")
        #expect(detail.contains("2 requests"))
        // Toronto's midnight is 17 hours away; what has gone by is less than a second.
        #expect(seconds == 17 * 3_600)
        #expect(counter.premises.ledger.size == size)
        // What is decided is repeated all the same, and nothing was bound.
        #expect(try counter.paid().lasting == first.lasting)
        counter.premises.clock.pass(seconds: seconds)
        #expect(try counter.paid("third", Counter.body(nonce: 2)).signed != nil)
    }

    @Test func `do not keep what was approved from being signed`() throws {
        let counter = try Counter.open()
        try counter.premises.apply(
            Premises.policy(
                more: """
                            requests: {per_day: 1}
                            approval: {above: "1.00"}
                    """))
        let waiting = try counter.paid()
        guard case .dayIsOver? = try counter.paid("other", Counter.body(nonce: 1)).error else {
            Issue.record("the day has no end")
            return
        }
        try counter.approve(waiting)
        #expect(try counter.paid().signed != nil)
    }
}

@Suite struct `A payment that looks like one just made` {
    @Test func `is refused under another key unless it is meant`() throws {
        let counter = try Counter.open()
        let first = try counter.paid()
        let second = try #require(try counter.paid("second").refused)
        #expect(second["rule"] == "payment.possible-duplicate")
        #expect(second["hint"]?.text.contains("confirm_duplicate") == true)
        guard case .object(var body) = Counter.body() else { return }
        body["confirm_duplicate"] = true
        let third = try #require(try counter.paid("third", .object(body)).signed)
        #expect(third["payment"] != first.signed?["payment"])
        let entry = try #require(try counter.premises.entries("payment.decided").last)
        #expect(entry.body["confirmed"] == true)
        // The body is what its key is bound to, this member too.
        #expect(try counter.paid("third").error == .idempotencyConflict)
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(try next.paid("third", .object(body)).signed?["payment"] == third["payment"])
    }
}
