@testable import AdminTests
import Admin
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing
import Wire

@Suite struct `A payment above the threshold` {
    @Test func `waits: it has an id, a reason, a digest, and costs nothing yet`() throws {
        let counter = try Counter.asking()
        let first = try counter.pay()
        #expect(first.isSilent)
        try counter.finish()
        let body = try #require(first.waiting)
        #expect(
            Set(body.members.map(\.key)) == [
                "payment", "status", "rule", "detail", "hint", "charge", "remaining", "approval",
            ])
        #expect(body["status"] == "pending_approval")
        #expect(body["rule"] == "approval.above")
        #expect(body["detail"]?.text.contains("1.63 CAD") == true)
        #expect(body["charge"]?["amount"] == "1.63")
        #expect(body["remaining"]?[0]?["amount"] == "10")
        #expect(body["approval"]?["until"] == "2026-11-23T13:00:00Z")
        #expect(body["approval"]?["digest"]?.text.utf8.count == 64)
        #expect(counter.committed == "0")
        #expect(counter.crew.count == 0)
        #expect(
            try counter.premises.entries("payment.decided").map { $0.body["outcome"] } == [
                "pending"
            ])
    }

    @Test func `waits in the same words, and its key is bound`() throws {
        let counter = try Counter.asking()
        let first = try counter.paid()
        counter.premises.clock.pass(seconds: 3_599)
        #expect(try counter.paid().waiting == first.waiting)
        #expect(first.waiting != nil)
        #expect(try counter.paid("first", Counter.body(nonce: 1)).error == .idempotencyConflict)
        #expect(try counter.decisions() == 1)
        #expect(counter.committed == "0")
    }

    @Test func `is signed once it is approved, under its own id, once and for ever`() throws {
        let counter = try Counter.asking()
        let waiting = try counter.paid()
        try counter.approve(waiting)
        #expect(counter.committed == "0")
        let signed = try counter.paid()
        #expect(signed.signed?["payment"] == waiting.waiting?["payment"])
        #expect(signed.signed?["charge"] == waiting.waiting?["charge"])
        #expect(signed.signed?["remaining"]?[0]?["amount"] == "8.37")
        #expect(try counter.paid().lasting == signed.lasting)
        #expect(counter.committed == "1.63")
        let entries = try counter.premises.entries("payment.decided")
        #expect(entries.map { $0.body["outcome"] } == ["pending", "signed"])
        #expect(entries[1].body["resumes"] == .integer(entries[0].seq))
        #expect(try counter.premises.reader.rowCount(in: .idempotency) == 1)
        // What was approved is spent: the approval lets nothing else pass.
        #expect(try counter.paid("second", Counter.body(nonce: 1)).waiting != nil)
    }

    @Test func `asked for twice at once after its approval is decided once`() throws {
        let counter = try Counter.asking()
        try counter.approve(try counter.paid())
        let both = [try counter.pay(), try counter.pay()]
        try counter.finish()
        #expect(both[0].lasting == both[1].lasting)
        #expect(both[0].signed != nil)
        #expect(try counter.decisions() == 2)
    }

    @Test func `is held to every other rule when it is decided anew`() throws {
        let counter = try Counter.asking()
        let waiting = try counter.paid()
        try counter.approve(waiting)
        try counter.premises.apply(Premises.policy(limit: "1.50"))
        let refused = try #require(try counter.paid().refused)
        #expect(refused["rule"] == "agent.limit")
        #expect(refused["payment"] == waiting.waiting?["payment"])
        try counter.premises.apply(Premises.policy())
        #expect(try counter.paid().refused == refused)
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(try next.paid().refused == refused)
        #expect(next.committed == "0")
    }

    @Test func `is approved by its own digest alone, and once`() throws {
        let counter = try Counter.asking()
        let waiting = try #require(try counter.paid().waiting)
        let id = waiting["payment"]?.text ?? ""
        let office = counter.premises.office
        let approve = { (digest: JSON) in
            _ = try office.approve(id, ["digest": digest], by: Premises.admin)
        }
        let other = String(repeating: "0", count: 64)
        let premises = counter.premises
        #expect(
            premises.refusedWithoutTrace { try approve(.string(other)) }?.place
                == "payment.conflict")
        #expect(premises.refusedWithoutTrace { try approve("00") }?.place == "digest")
        #expect(premises.refusedWithoutTrace { try approve(7) }?.place == "digest")
        let digest = waiting["approval"]?["digest"] ?? .null
        try approve(digest)
        try premises.settle()
        #expect(premises.refusedWithoutTrace { try approve(digest) }?.place == "payment.conflict")
    }

    @Test func `that an admin denies is refused for ever, in the same words`() throws {
        let counter = try Counter.asking()
        let waiting = try #require(try counter.paid().waiting)
        let id = waiting["payment"]?.text ?? ""
        let line = try counter.premises.office.deny(
            id, ["reason": "not this one"], by: Premises.admin)
        #expect(line["status"] == "refused")
        try counter.premises.settle()
        let refused = try #require(try counter.paid().refused)
        #expect(refused["rule"] == "approval.denied")
        #expect(refused["payment"] == .string(id))
        #expect(refused["remaining"] == waiting["remaining"])
        let look = try counter.teller.payment(
            try #require(PaymentID(id)), for: counter.caller)
        #expect(look["status"] == "refused")
        #expect(look["rule"] == "approval.denied")
        #expect(look["charge"]?["amount"] == "0")
        // Another payment changes what remains, and not what was said.
        _ = try counter.paid("small", Counter.body(amount: "0.0001", nonce: 1))
        #expect(try counter.paid().refused == refused)
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(try next.paid().refused == refused)
        #expect(try next.decisions() == 2)
    }

    @Test(arguments: [false, true])
    func `that nobody approved or fetched in time expires by an entry first`(isApproved: Bool)
        throws
    {
        let counter = try Counter.asking()
        let waiting = try counter.paid()
        if isApproved { try counter.approve(waiting) }
        counter.premises.clock.pass(seconds: 3_601)
        let heard = try counter.pay()
        #expect(heard.isSilent)
        try counter.finish()
        let refused = try #require(heard.refused)
        #expect(refused["rule"] == "approval.expired")
        #expect(refused["payment"] == waiting.waiting?["payment"])
        let entry = try #require(try counter.premises.entries("payment.expired").first)
        #expect(entry.actor.role == .daemon)
        #expect(try counter.paid().refused == refused)
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(try next.paid().refused == refused)
        #expect(try next.premises.entries("payment.expired").count == 1)
        #expect(try next.decisions() == 1)
        #expect(next.committed == "0")
    }

    @Test func `expires by the minute, whether its agent comes back or not`() throws {
        let counter = try Counter.asking()
        let waiting = try counter.paid()
        let office = counter.premises.office
        counter.premises.clock.pass(seconds: 3_599)
        #expect(try counter.premises.staysTheSame { try office.expireOverdue() })
        counter.premises.clock.pass(seconds: 2)
        try office.expireOverdue()
        try counter.premises.settle()
        #expect(try counter.premises.entries("payment.expired").count == 1)
        #expect(try counter.premises.staysTheSame { try office.expireOverdue() })
        #expect(try counter.paid().refused?["rule"] == "approval.expired")
        #expect(counter.premises.journal.gate.state.pending.isEmpty)
        #expect(
            counter.premises.refusedWithoutTrace {
                _ = try office.approve(
                    waiting.waiting?["payment"]?.text ?? "",
                    ["digest": waiting.waiting?["approval"]?["digest"] ?? .null],
                    by: Premises.admin)
            }?.place == "payment.conflict")
    }

    @Test func `does not expire by a sealed daemon, whose entries nobody signs`() throws {
        let counter = try Counter.asking()
        _ = try counter.paid()
        let next = try counter.premises.restarted()
        next.clock.pass(seconds: 7_200)
        #expect(try next.staysTheSame { try next.office.expireOverdue() })
        try next.unseal()
        #expect(next.office.findings == [])
        try next.office.expireOverdue()
        try next.settle()
        #expect(try next.entries("payment.expired").count == 1)
    }
}

@Suite struct `A payment that waits` {
    @Test func `outlives restarts: waiting, approved, and signed`() throws {
        let counter = try Counter.asking()
        let waiting = try counter.paid("first", Counter.body(purpose: ["item": "a tool"]))
        let body = Counter.body(purpose: ["item": "a tool"])
        let (second, none) = try counter.restarted()
        #expect(none == [])
        #expect(try second.paid("first", body).waiting == waiting.waiting)
        try second.approve(waiting)
        let (third, still) = try second.restarted()
        #expect(still == [])
        let signed = try third.paid("first", body)
        #expect(signed.signed?["payment"] == waiting.waiting?["payment"])
        let (fourth, nothing) = try third.restarted()
        #expect(nothing == [])
        #expect(try fourth.paid("first", body).lasting == signed.lasting)
        #expect(fourth.committed == "1.63")
        // Each decision commits to the purpose with a salt of its own.
        let commitments = try fourth.premises.entries("payment.decided").map { $0.body["purpose"] }
        #expect(commitments.count == 2 && commitments[0] != commitments[1])
        #expect(try fourth.premises.reader.rowCount(in: .openings) == 2)
    }

    @Test func `whose old row is put back is neither signed twice nor opened again`() throws {
        let counter = try Counter.asking()
        let waiting = try counter.paid()
        let old = try #require(try counter.premises.reader.rows(.idempotency).first)
        try counter.approve(waiting)
        #expect(try counter.paid().signed != nil)
        #expect(try counter.premises.reader.rows(.idempotency).first?.version == 2)
        counter.premises.ledger.stage(row: old)
        try counter.premises.settle()
        #expect(try counter.paid().error == .ledgerUnavailable)
        #expect(try counter.decisions() == 2)
        let (_, findings) = try counter.restarted()
        #expect(findings.count == 1)
        #expect(findings.first?.hasSuffix(" was edited") == true)
    }

    @Test func `whose row is gone is named`() throws {
        let counter = try Counter.asking()
        _ = try counter.paid()
        let row = try #require(try counter.premises.reader.rows(.idempotency).first)
        try counter.premises.tamper { $0.stage(removing: row.id, from: .idempotency) }
        let (_, findings) = try counter.reopened()
        #expect(findings.count == 1)
        #expect(findings.first?.hasSuffix(" is gone") == true)
    }

    @Test func `is seen by its agent with what it waits for, and by no other`() throws {
        let counter = try Counter.asking()
        let waiting = try #require(try counter.paid().waiting)
        let id = try #require(PaymentID(waiting["payment"]?.text ?? ""))
        let look = try counter.teller.payment(id, for: counter.caller)
        #expect(look["status"] == "pending_approval")
        #expect(look["approval"] == waiting["approval"])
        #expect(look["rule"] == "approval.above")
        #expect(look["charge"] == waiting["charge"])
        let seller = try counter.another()
        #expect(throws: PaymentError.notFound) { try counter.teller.payment(id, for: seller) }
        try counter.approve(try counter.paid())
        _ = try counter.paid()
        let signed = try counter.teller.payment(id, for: counter.caller)
        #expect(signed["status"] == "signed")
        #expect(signed["approval"] == nil)
        #expect(signed["rule"] == .null)
        #expect(signed["charge"] == waiting["charge"])
    }

    @Test func `would wait, says a quote, with the rule and what it would cost`() throws {
        let counter = try Counter.asking()
        let quote = try counter.teller.quote(.init(Counter.body()), from: counter.caller)
        #expect(quote["status"] == "would_wait")
        #expect(quote["rule"] == "approval.above")
        #expect(quote["charge"]?["amount"] == "1.63")
        #expect(quote["hint"]?.text.isEmpty == false)
        let small = try counter.teller.quote(
            .init(Counter.body(amount: "0.0001")), from: counter.caller)
        #expect(small["status"] == "would_sign")
    }

    @Test(arguments: [false, true])
    func `is lost with the commit that failed, or with the approval's`(isApproved: Bool) throws {
        let counter = try Counter.asking()
        if isApproved { try counter.approve(try counter.paid()) }
        let heard = try counter.pay()
        try counter.premises.place.removeDatabase()
        counter.premises.journal.flush()
        try counter.premises.land()
        #expect(heard.error == .ledgerUnavailable)
        counter.teller.collect()
        #expect(counter.crew.count == 0 && counter.teller.isQuiet)
    }
}
