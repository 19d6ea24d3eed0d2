@testable import Admin
@testable import AdminTests
@testable import Ledger
import Gate
import JSON
import Payment
import Terms
import Testing

/// The gate forgets how a payment ended; whoever asks is told all the same, by the entry that ended it.
@Suite struct `A payment that ended long ago` {
    private static let cost: JSON = [
        "cost": [["asset": "ETH", "amount": "0.0011"]], "reference": "0xab",
    ]

    private static func id(_ heard: Heard) throws -> PaymentID {
        let text = try #require(heard.signed?["payment"]?.text)
        return try #require(PaymentID(text))
    }

    /// One that landed, one that it replaced, one that was written off, and one that may still land.
    private static func story() throws -> (Counter, ids: [PaymentID]) {
        let counter = try Counter.open()
        let office = counter.premises.office
        let landed = try id(try counter.paid("landed", Counter.body(nonce: 1)))
        let beside = try id(
            try counter.paid("beside", Counter.body(amount: "0.0011", nonce: 1)))
        let lost = try id(try counter.paid("lost", Counter.body(amount: "0.0012", nonce: 2)))
        let open = try id(try counter.paid("open", Counter.body(amount: "0.0013", nonce: 3)))
        _ = try office.settle(landed.text, cost, by: Premises.admin)
        _ = try office.writeOff(lost.text, ["reason": "never seen"], by: Premises.admin)
        try counter.premises.settle()
        return (counter, [landed, beside, lost, open])
    }

    private static func statuses(_ counter: Counter, _ ids: [PaymentID]) throws -> [JSON?] {
        try ids.map { try counter.teller.payment($0, for: counter.caller)["status"] }
    }

    @Test func `has the status that it had, at both doors and after a restart`() throws {
        let (counter, ids) = try Self.story()
        let before: [JSON?] = ["settled", "voided", "written_off", "signed"]
        #expect(try Self.statuses(counter, ids) == before)
        counter.premises.clock.pass(seconds: 66 * 86_400)
        counter.premises.office.takeSnapshot()
        try counter.premises.settle()
        #expect(counter.premises.journal.gate.state.past.isEmpty)
        #expect(try Self.statuses(counter, ids) == before)
        #expect(try counter.premises.office.payment(ids[0].text)["status"] == "settled")
        #expect(try counter.premises.office.payment(ids[2].text)["status"] == "written_off")
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(try Self.statuses(next, ids) == before)
    }

    /// The row leads to an entry, and that one counts.
    @Test func `has no end that a row beside the log says and no entry`() throws {
        let (counter, ids) = try Self.story()
        counter.premises.clock.pass(seconds: 66 * 86_400)
        counter.premises.office.takeSnapshot()
        try counter.premises.settle()
        let seq = try #require(try counter.premises.reader.ending(of: ids[0]))
        let off = try #require(try counter.premises.reader.ending(of: ids[2]))
        counter.premises.ledger.close()
        // The open one is said to have landed, the one written off too, and the landed one to be written off.
        for (payment, entry) in [(ids[3], seq), (ids[2], seq), (ids[0], off)] {
            try counter.premises.place.run(
                "INSERT OR REPLACE INTO places VALUES (CAST('\(payment.text)/end' AS BLOB), "
                    + "\(entry), x'')")
        }
        let (next, _) = try counter.reopened()
        #expect(
            try Self.statuses(next, [ids[3], ids[2], ids[0]]) == ["signed", "signed", "signed"])
        #expect(next.premises.journal.gate.state.open[ids[3]] != nil)
    }

    private static let asked: [(key: String, nonce: JSON)] = [("denied", 1), ("late", 2)]

    /// One that was denied and one that waited too long, and what their agent heard of each.
    private static func refused() throws -> (Counter, heard: [JSONObject?], ids: [PaymentID]) {
        let counter = try Counter.asking()
        var ids: [PaymentID] = []
        for (key, nonce) in asked {
            let heard = try counter.paid(key, Counter.body(nonce: nonce))
            ids.append(try #require(PaymentID(heard.waiting?["payment"]?.text ?? "")))
        }
        _ = try counter.premises.office.deny(
            ids[0].text, ["reason": "not this one"], by: Premises.admin)
        try counter.premises.settle()
        counter.premises.clock.pass(seconds: 3_601)
        return (counter, try Self.again(counter), ids)
    }

    private static func again(_ counter: Counter) throws -> [JSONObject?] {
        try asked.map { try counter.paid($0.key, Counter.body(nonce: $0.nonce)).refused }
    }

    @Test func `is refused for ever where it was denied, or waited too long`() throws {
        let (counter, before, ids) = try Self.refused()
        #expect(before.map { $0?["rule"] } == ["approval.denied", "approval.expired"])
        let looks = try ids.map { try counter.teller.payment($0, for: counter.caller) }
        #expect(looks.map { $0["status"] } == ["refused", "expired"])
        counter.premises.clock.pass(seconds: 66 * 86_400)
        counter.premises.office.takeSnapshot()
        try counter.premises.settle()
        #expect(counter.premises.journal.gate.state.past.isEmpty)
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(try Self.again(next) == before)
        for (id, look) in zip(ids, looks) {
            #expect(try next.teller.payment(id, for: next.caller) == look)
        }
        #expect(try next.decisions() == 2)
        #expect(try next.premises.entries("payment.expired").count == 1)
    }

    // Who can edit the rows can keep an answer from its agent, and gets no payment by it.
    @Test func `is not paid for want of the row that says how it ended`() throws {
        let (counter, _, ids) = try Self.refused()
        counter.premises.clock.pass(seconds: 66 * 86_400)
        counter.premises.office.takeSnapshot()
        try counter.premises.settle()
        counter.premises.ledger.close()
        try counter.premises.place.run(
            "DELETE FROM places WHERE payment = CAST('\(ids[0].text)/end' AS BLOB)")
        let (next, _) = try counter.reopened()
        let heard = try next.paid("denied", Counter.body(nonce: 1))
        #expect(heard.signed == nil)
        #expect(heard.refused == nil)
        #expect(try next.decisions() == 2)
    }
}
