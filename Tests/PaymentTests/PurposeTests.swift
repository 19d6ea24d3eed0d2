@testable import Payment
@testable import AdminTests
import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing
import Wire

/// What opens a purpose: given to an auditor, erased, and what the vault makes of it at its next start.
@Suite struct `What opens a purpose` {
    private let reason: JSON = ["reason": "tax audit"]

    /// A vault with one payment that says what it is for, and its entry.
    private func paid() throws -> (Counter, seq: UInt64) {
        let counter = try Counter.open()
        #expect(
            try counter.paid("first", Counter.body(purpose: ["item": "a tool"])).signed != nil)
        let entry = try #require(counter.premises.entries("payment.decided").first)
        return (counter, entry.seq)
    }

    private func disclose(_ counter: Counter, _ seq: UInt64) throws -> JSONObject {
        let opening = try counter.premises.office.disclosePurpose(
            of: String(seq), reason, by: Premises.admin)
        try counter.premises.settle()
        return opening
    }

    private func erase(_ counter: Counter, _ seq: UInt64) throws {
        _ = try counter.premises.office.erasePurpose(
            of: String(seq), reason, by: Premises.admin)
        try counter.premises.settle()
    }

    @Test func `is given to an auditor, and the log says so`() throws {
        let (counter, seq) = try paid()
        let given = try disclose(counter, seq)
        let entry = try #require(counter.premises.entries("payment.decided").first)
        #expect(given["entry"] == .integer(seq))
        #expect(given["payment"] == entry.body["payment"])
        #expect(given["purpose"] == ["item": "a tool"])
        guard case .string(let hex)? = given["salt"], let salt = Hex.decode(hex) else {
            Issue.record("no salt")
            return
        }
        #expect(salt.count == Commitment.saltLength)
        let opening = PurposeOpening(["item": "a tool"], salt: salt)
        #expect(given["commitment"] == .string(opening.commitment.hex))
        #expect(PurposeOpening.commitment(in: entry) == opening.commitment.hex)
        let told = try #require(counter.premises.entries("purpose.disclosed").first)
        #expect(told.body["entry"] == .integer(seq))
        #expect(told.body["reason"] == "tax audit")
        #expect(told.actor.role == .admin)
        // Neither the text nor the salt is in the log.
        for line in try counter.premises.reader.entries(from: 0, limit: 1_000) {
            let text = String(decoding: line, as: UTF8.self)
            #expect(!text.contains("a tool") && !text.contains(hex))
        }
        #expect(try counter.restarted().findings == [])
    }

    @Test func `is erased for ever, and the vault goes on`() throws {
        let (counter, seq) = try paid()
        try erase(counter, seq)
        #expect(try counter.premises.reader.row(.openings, id: PurposeOpening.rowID(seq)) == nil)
        #expect(try counter.premises.entries("purpose.erased").count == 1)
        for verb in [
            disclose,
            {
                _ = try self.erase($0, $1) as Void; return JSONObject()
            },
        ] {
            #expect(throws: OfficeError.self) { _ = try verb(counter, seq) }
        }
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(next.premises.office.findings == [])
        // The payment is what it was: the same key gets the same bytes.
        #expect(
            try next.paid("first", Counter.body(purpose: ["item": "a tool"])).signed != nil)
        #expect(try next.decisions() == 1)
        #expect(throws: OfficeError.self) { try disclose(next, seq) }
    }

    @Test func `is not given in the batch that erases it`() throws {
        let (counter, seq) = try paid()
        let office = counter.premises.office
        _ = try office.erasePurpose(of: String(seq), reason, by: Premises.admin)
        do throws(OfficeError) {
            _ = try office.disclosePurpose(of: String(seq), reason, by: Premises.admin)
            Issue.record("given")
        } catch {
            guard case .refused(let rule, _, let hint) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(rule == "purpose.erased")
            #expect(!hint.isEmpty)
        }
        try counter.premises.settle()
        #expect(try counter.premises.entries("purpose.disclosed").isEmpty)
    }

    @Test func `that is put back after it was erased is found`() throws {
        let (counter, seq) = try paid()
        let row = try #require(
            try counter.premises.reader.row(.openings, id: PurposeOpening.rowID(seq)))
        try erase(counter, seq)
        try counter.premises.tamper { $0.stage(row: row) }
        let (next, findings) = try counter.reopened()
        #expect(
            findings == ["what opens the purpose of entry \(seq) was erased, and is there again"])
        #expect(!next.premises.office.findings.isEmpty)
    }

    @Test func `that somebody else took away is still found`() throws {
        let (counter, seq) = try paid()
        #expect(
            try counter.paid("second", Counter.body(nonce: 1, purpose: ["item": "b"])).signed != nil
        )
        try erase(counter, seq)
        let other = try #require(counter.premises.entries("payment.decided").last)
        try counter.premises.tamper {
            $0.stage(removing: PurposeOpening.rowID(other.seq), from: .openings)
        }
        let (_, findings) = try counter.reopened()
        #expect(findings.count == 1)
        #expect(findings.first?.contains("opens the purpose of payment") == true)
        #expect(findings.first?.hasSuffix("is gone") == true)
    }

    @Test func `is of an entry that commits to one, and not without a reason`() throws {
        let (counter, seq) = try paid()
        let office = counter.premises.office
        for text in ["0", "999", "-1", "x", "", "0\(seq)", "\(seq) ", "18446744073709551615"] {
            #expect(throws: OfficeError.notFound) {
                try office.disclosePurpose(of: text, reason, by: Premises.admin)
            }
            #expect(throws: OfficeError.notFound) {
                try office.erasePurpose(of: text, reason, by: Premises.admin)
            }
        }
        for body: JSON in [[:], ["reason": ""], ["reason": "x", "more": 1]] {
            #expect(throws: OfficeError.self) {
                try office.disclosePurpose(of: String(seq), body, by: Premises.admin)
            }
            #expect(throws: OfficeError.self) {
                try office.erasePurpose(of: String(seq), body, by: Premises.admin)
            }
        }
        #expect(!counter.premises.ledger.hasStaged)
    }
}
