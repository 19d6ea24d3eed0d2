@testable import AdminTests
@testable import PaymentTests
import API
import Gate
import JSON
import Ledger
import Terms
import Testing

/// An approved payment between its second decision and the disk.
@Suite struct `The doors of a payment that is decided anew` {
    private let lobby: Lobby
    private let id: String

    init() throws {
        lobby = try Lobby.open(
            policy: Premises.policy(more: "        approval: {above: \"1.00\", within: 1h}"))
        let waiting = lobby.pay()
        try lobby.settle()
        id = try #require(waiting.json["payment"]?.text)
        let digest = waiting.json["approval"]?["digest"] ?? .null
        _ = lobby.admin(
            .post, "payments/\(id)/approve", JSONWriter.write(["digest": digest]))
        try lobby.settle()
    }

    // Its agent was told the id with the 202: a 404 would say that there never was such a payment.
    @Test(arguments: [false, true])
    func `answer for it once that is durable, and not that it is unknown`(isFlying: Bool) throws {
        let paid = lobby.pay()
        if isFlying { lobby.premises.journal.flush() }
        let look = lobby.agent(.get, "payments/\(id)")
        let report = lobby.agent(
            .post, "payments/\(id)/reports", Array(#"{"outcome":"dropped"}"#.utf8))
        let shown = lobby.admin(.get, "payments/\(id)")
        for told in [paid, look, report, shown] { #expect(told.isSilent) }
        try lobby.settle()
        #expect(paid.status == 200)
        #expect(look.status == 200)
        #expect(look.json["status"] == "signed")
        #expect(look.json["rule"] == .null)
        #expect(look.json["charge"]?["amount"] == "1.63")
        #expect(report.json == ["payment": .string(id), "status": "signed"])
        #expect(shown.json["status"] == "open")
        #expect(shown.json["intent"]?["amount"] == "0.001")
        #expect(try lobby.premises.entries("payment.reported").count == 1)
    }

    @Test func `keep another's question as unanswered as ever`() throws {
        let body: JSON = ["agent": "seller", "project": "shop", "uid": 2_001]
        let added = lobby.admin(.post, "agents", JSONWriter.write(body))
        try lobby.settle()
        _ = lobby.pay()
        let told = lobby.ask(
            .agent, .get, "/v1/payments/\(id)", token: added.json["token"]?.text, uid: 2_001)
        try lobby.settle()
        #expect(told.status == 404)
    }

    @Test func `record no report behind the sealing of the vault`() throws {
        _ = lobby.pay()
        let report = lobby.agent(
            .post, "payments/\(id)/reports", Array(#"{"outcome":"dropped"}"#.utf8))
        lobby.premises.journal.flush()
        _ = lobby.admin(.post, "seal")
        try lobby.settle()
        #expect(report.title == "sealed")
        #expect(try lobby.premises.entries().last?.kind == "vault.sealed")
    }

    @Test func `say that the log is gone where it never lands`() throws {
        _ = lobby.pay()
        let look = lobby.agent(.get, "payments/\(id)")
        let shown = lobby.admin(.get, "payments/\(id)")
        try lobby.premises.place.removeDatabase()
        lobby.desk.endOfTurn()
        try lobby.premises.land()
        #expect(look.title == "ledger-unavailable")
        #expect(shown.title == "ledger-unavailable")
    }
}
