@testable import API
@testable import AdminTests
@testable import PaymentTests
import Admin
import Foundation
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `A vault that is open before its log was read again` {
    /// A vault with a payment, its index changed by `sql`, sealed and opened again with a round.
    private func lobby(_ sql: String?) throws -> Lobby {
        let lobby = try Lobby.open()
        let paid = lobby.pay()
        try lobby.settle()
        #expect(paid.status == 200)
        if let sql { try lobby.premises.place.run(sql) }
        #expect(lobby.admin(.post, "seal").isSilent)
        try lobby.settle()
        lobby.desk.checkedAtOnce = 0
        try lobby.unseal()
        return lobby
    }

    private func waitForRound(_ lobby: Lobby) {
        for _ in 0..<120_000 where lobby.premises.office.checkedEntries() != nil { usleep(1_000) }
        #expect(lobby.premises.office.checkedEntries() == nil)
    }

    @Test func `pays meanwhile and afterwards, if nothing was changed`() throws {
        let lobby = try lobby(nil)
        let during = lobby.pay("second", Counter.body(nonce: 1))
        try lobby.settle()
        #expect(during.status == 200)
        waitForRound(lobby)
        lobby.desk.collect()
        let after = lobby.pay("third", Counter.body(nonce: 2))
        try lobby.settle()
        #expect(after.status == 200)
        #expect(lobby.premises.office.findings == [])
    }

    @Test func `signs nothing once something was found, says what, and records it`() throws {
        let lobby = try lobby("UPDATE idempotency SET mac = zeroblob(32)")
        waitForRound(lobby)
        lobby.desk.collect()
        try lobby.settle()
        let finding = try #require(lobby.premises.office.findings.first)
        #expect(finding.hasPrefix("the idempotency row of payment"))
        let refused = lobby.pay("second", Counter.body(nonce: 1))
        try lobby.settle()
        #expect(refused.status == 503)
        #expect(refused.json["title"] == "frozen")
        let changed = lobby.admin(.post, "rates", JSONWriter.write(Premises.rate()))
        try lobby.settle()
        #expect(changed.status == 503)
        let status = lobby.admin(.get, "status")
        try lobby.settle()
        #expect(status.json["warnings"]?.texts.first == "frozen: \(finding)")
        let entry = try #require(try lobby.premises.entries("ledger.degraded").last)
        #expect(entry.body["reason"] == "changed")
        #expect(entry.body["findings"]?.texts == [finding])
        #expect(entry.body["findings_count"] == 1)
        // No checkpoint vouches for the damage.
        #expect(lobby.premises.ledger.signedSize <= entry.seq)
    }

    @Test func `says how far it is`() throws {
        let lobby = try lobby(nil)
        lobby.premises.office.checkedEntries = { 3 }
        let status = lobby.premises.office.status()
        let size = lobby.premises.ledger.durableSize
        #expect(
            status["warnings"]?.texts.first
                == "the log is being checked once more: 3 of \(size) entries")
    }
}
