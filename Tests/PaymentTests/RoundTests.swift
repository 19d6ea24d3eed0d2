@testable import AdminTests
import Admin
import Foundation
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing

@Suite struct `A log that is read again while the vault works` {
    /// Opens the counter anew, with the round that a long log would have, and waits for its end.
    private func round(_ counter: Counter) throws -> [String] {
        #expect(counter.teller.load(atOnce: 0) == [])
        waitForEnd(of: counter)
        let found = counter.teller.takeFindings()
        counter.teller.forget()
        return found
    }

    private func waitForEnd(of counter: Counter) {
        for _ in 0..<120_000 where counter.teller.checkedEntries != nil { usleep(1_000) }
        #expect(counter.teller.checkedEntries == nil)
    }

    private func paid(_ count: Int) throws -> Counter {
        let counter = try Counter.open()
        for number in 0..<count {
            let reply = try counter.paid(
                "key-\(number)", Counter.body(amount: "0.0001", nonce: .integer(UInt64(number))))
            #expect(reply.signed != nil)
        }
        return counter
    }

    @Test func `has nothing wrong if nobody changed it`() throws {
        #expect(try round(try paid(3)) == [])
    }

    @Test func `has nothing wrong while payments go on`() throws {
        let counter = try paid(4)
        #expect(counter.teller.load(atOnce: 0) == [])
        for number in 4..<12 {
            _ = try counter.paid(
                "key-\(number)", Counter.body(amount: "0.0001", nonce: .integer(UInt64(number))))
        }
        waitForEnd(of: counter)
        #expect(counter.teller.takeFindings() == [])
    }

    @Test(arguments: [
        ("DELETE FROM idempotency", "the idempotency row of payment"),
        ("UPDATE idempotency SET mac = zeroblob(32)", "the idempotency row of payment"),
        (
            "INSERT INTO idempotency SELECT x'00', version, value, mac FROM idempotency LIMIT 1",
            "the idempotency table has 1 rows too many"
        ),
        ("UPDATE places SET seq = seq - 1", "the place of payment"),
        ("INSERT INTO places VALUES (x'00', 1, x'00')", "the places table has 1 rows too many"),
        ("DELETE FROM entries WHERE seq = 3", "entry 3 is missing"),
    ])
    func `has what was changed beside it named`(sql: String, finding: String) throws {
        let counter = try paid(3)
        try counter.premises.place.run(sql)
        let found = try round(counter)
        #expect(found.contains { $0.contains(finding) }, "\(found)")
    }

    @Test func `has an old entry that was changed named by its number`() throws {
        let counter = try paid(1)
        // Only a full tile has a hash to compare an entry with.
        for _ in 0..<256 {
            _ = try counter.premises.office.setRate(Premises.rate(), by: Premises.admin)
        }
        try counter.premises.settle()
        let seq = try #require(try counter.premises.entries("payment.decided").first?.seq)
        try counter.premises.place.rewrite(seq, "'0.0001'", "'0.0002'")
        let found = try round(counter)
        #expect(
            found.contains { $0.hasPrefix("entry \(seq) is not the one whose hash") }, "\(found)")
    }

    @Test func `is heard no more once the vault is sealed`() throws {
        let counter = try paid(3)
        #expect(counter.teller.load(atOnce: 0) == [])
        counter.teller.forget()
        counter.premises.office.forget()
        usleep(50_000)
        #expect(counter.teller.takeFindings() == [])
        #expect(counter.teller.checkedEntries == nil)
    }
}
