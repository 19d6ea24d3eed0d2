@testable import API
@testable import AdminTests
@testable import PaymentTests
import Admin
import Gate
import JSON
import Ledger
import Testing

/// A body that is edited on the disk while the daemon runs is found when it is read, and named.
@Suite struct `An entry that is edited under an open vault` {
    private static let finding = "entry 2 was changed after the log was opened"
    private let lobby: Lobby

    init() throws { lobby = try Lobby.open() }

    private func edit(_ seq: UInt64 = 2) throws {
        try lobby.premises.place.rewrite(seq, "'blind'", "'blond'")
    }

    private func expectFrozen(_ finding: String) throws {
        #expect(lobby.premises.office.findings == [finding])
        let entry = try #require(try lobby.premises.entries("ledger.degraded").last)
        #expect(entry.body["reason"] == "changed")
        #expect(entry.body["findings"]?.texts == [finding])
        #expect(lobby.premises.ledger.signedSize <= entry.seq)
        let refused = lobby.pay("after", Counter.body(nonce: 7))
        try lobby.settle()
        #expect(refused.status == 503)
        #expect(refused.json["title"] == "frozen")
    }

    @Test func `is not given to an auditor, and ends the signing`() throws {
        #expect(lobby.pay().isSilent)
        try lobby.settle()
        try edit()
        let told = lobby.audit("entries", query: "from=0&limit=100")
        try lobby.settle()
        #expect(told.status == 503)
        #expect(told.json["title"] == "frozen")
        #expect(told.json["detail"] == .string(Self.finding))
        try expectFrozen(Self.finding)
        // The others still are.
        let others = lobby.audit("entries", query: "from=3&limit=100")
        try lobby.settle()
        #expect(others.status == 200)
    }

    @Test func `is named once, however often it is read`() throws {
        try edit()
        for _ in 0..<3 {
            #expect(lobby.audit("entries", query: "from=2&limit=1").status == 503)
            try lobby.settle()
        }
        #expect(try lobby.premises.entries("ledger.degraded").count == 1)
        try expectFrozen(Self.finding)
    }

    @Test func `is found by a sealed vault's auditor, and whoever unseals is told`() throws {
        #expect(lobby.admin(.post, "seal").isSilent)
        try lobby.settle()
        try edit()
        #expect(lobby.audit("entries", query: "from=2&limit=1").status == 503)
        try lobby.settle()
        #expect(try lobby.premises.entries("ledger.degraded").count == 1)
        try lobby.unseal()
        let status = lobby.admin(.get, "status")
        try lobby.settle()
        #expect(status.json["warnings"]?.texts.first == "frozen: \(Self.finding)")
        try expectFrozen(Self.finding)
    }

    @Test func `is found where an admin reads a payment`() throws {
        #expect(lobby.pay().isSilent)
        try lobby.settle()
        let seq = try #require(try lobby.premises.entries("payment.decided").last).seq
        try edit(seq)
        let told = lobby.admin(
            .post, "purposes/\(seq)/disclose", JSONWriter.write(["reason": "x"]))
        try lobby.settle()
        #expect(told.status == 503)
        try expectFrozen("entry \(seq) was changed after the log was opened")
    }
}
