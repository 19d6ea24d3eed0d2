@testable import AdminTests
import Admin
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing
import Wire

/// What an agent types and no log may hold: it is turned away before anything is decided.
@Suite struct `A token in what an agent asks` {
    private static let token = "bursar_" + String(repeating: "0a", count: 32)

    private func malformed(_ heard: Heard) -> String? {
        guard case .malformed(let error)? = heard.error else { return nil }
        return error.path
    }

    @Test func `is malformed wherever it stands, and leaves no entry`() throws {
        let counter = try Counter.open()
        let before = counter.premises.journal.gate.state.nextSeq
        #expect(try malformed(counter.paid(Self.token)) == "Idempotency-Key")
        // Not even where the intent would be refused, and logged as it came.
        let elsewhere = Counter.body(to: .string(Self.token))
        #expect(try malformed(counter.paid("second", elsewhere)) != nil)
        guard case .object(var body) = Counter.body(wallet: "ethereum/other") else { return }
        body["network"] = ["note": .string(Self.token)]
        #expect(try malformed(counter.paid("third", .object(body))) == "network")
        #expect(counter.premises.journal.gate.state.nextSeq == before)
        #expect(try counter.paid("fourth").error == nil)
        #expect(counter.premises.journal.gate.state.nextSeq == before + 1)
    }

    @Test(arguments: [token, "paid by 4111 1111 1111 1111"])
    func `or a card's number in a report is malformed, and no word for a full disk`(
        detail: String
    ) throws {
        let counter = try Counter.open()
        let head = try #require(try counter.paid("first").signed)
        guard case .string(let text)? = head["payment"], let payment = PaymentID(text) else {
            Issue.record("no payment")
            return
        }
        let before = counter.premises.journal.gate.state.nextSeq
        let report = PaymentReport(outcome: .failed, detail: detail)
        do {
            _ = try counter.teller.report(payment, report, from: counter.caller)
            Issue.record("was taken")
        } catch {
            guard case .malformed(let field) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(field.path == "detail")
            #expect(!field.clause.contains(detail))
        }
        #expect(counter.premises.journal.gate.state.nextSeq == before)
    }
}
