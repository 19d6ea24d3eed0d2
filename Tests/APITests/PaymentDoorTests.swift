@testable import AdminTests
@testable import PaymentTests
import API
import Gate
import JSON
import Ledger
import Terms
import Testing

/// A payment's life through the doors, from 202 to its settlement.
@Suite struct `The doors of a payment that waits` {
    private static let policy = Premises.policy(
        more: "        approval: {above: \"1.00\", within: 1h}")

    private func waiting(_ lobby: Lobby) throws -> (Told, id: String) {
        let told = lobby.pay()
        try lobby.settle()
        return (told, told.json["payment"]?.text ?? "")
    }

    private func command(_ lobby: Lobby, _ path: String, _ body: JSON = [:]) throws -> Told {
        let told = lobby.admin(.post, path, JSONWriter.write(body))
        try lobby.settle()
        return told
    }

    @Test func `answer 202, then 200, and an admin at every step`() throws {
        let lobby = try Lobby.open(policy: Self.policy)
        let (told, id) = try waiting(lobby)
        #expect(told.status == 202)
        #expect(told.type == "application/json")
        #expect(told.json["status"] == "pending_approval")
        let look = lobby.admin(.get, "payments/\(id)")
        #expect(look.json["digest"] == told.json["approval"]?["digest"])
        let approved = try command(
            lobby, "payments/\(id)/approve", ["digest": look.json["digest"] ?? .null])
        #expect(approved.status == 200)
        #expect(approved.json["approved"] == true)
        let signed = try waiting(lobby).0
        #expect(signed.status == 200)
        #expect(signed.json["payment"] == .string(id))
        let settled = try command(
            lobby, "payments/\(id)/settle", ["cost": [["asset": "ETH", "amount": "0.001"]]])
        #expect(settled.json["status"] == "settled")
        #expect(lobby.agent(.get, "payments/\(id)").json["status"] == "settled")
        let list = lobby.admin(.get, "payments", query: "status=settled&agent=buyer&project=shop")
        #expect(list.json["payments"]?[0]?["payment"] == .string(id))
        #expect(lobby.admin(.get, "payments", query: "status=open").json["payments"] == [])
        for query in ["state=open", "status=open&status=open", "status"] {
            #expect(lobby.admin(.get, "payments", query: query).status == 400)
        }
        #expect(lobby.admin(.get, "payments", query: "status=lost").json["field"] == "status")
        #expect(lobby.admin(.get, "payments", query: "agent=nobody").status == 404)
    }

    @Test func `answer a denial with its rule, and an admin's mistakes with theirs`() throws {
        let lobby = try Lobby.open(policy: Self.policy)
        let (_, id) = try waiting(lobby)
        #expect(try command(lobby, "payments/\(id)/deny").json["field"] == "reason")
        let zeros = JSON.string(String(repeating: "0", count: 64))
        let wrong = try command(lobby, "payments/\(id)/approve", ["digest": zeros])
        #expect(wrong.status == 403)
        #expect(wrong.rule == "payment.conflict")
        #expect(try command(lobby, "payments/\(id)/settle", ["cost": []]).status == 400)
        #expect(try command(lobby, "payments/\(id)/deny", ["reason": "no"]).status == 200)
        let refused = try waiting(lobby).0
        #expect(refused.status == 403)
        #expect(refused.title == "refused")
        #expect(refused.rule == "approval.denied")
    }

    @Test func `take an agent's report for the log alone`() throws {
        let lobby = try Lobby.open()
        let (told, id) = try waiting(lobby)
        #expect(told.status == 200)
        let report = { (body: String) in
            lobby.agent(.post, "payments/\(id)/reports", Array(body.utf8))
        }
        let done = report(#"{"outcome":"failed"}"#)
        #expect(done.isSilent)
        try lobby.settle()
        #expect(done.json == ["payment": .string(id), "status": "signed"])
        #expect(report(#"{"outcome":"void"}"#).json["field"] == "outcome")
        #expect(report("{").status == 400)
        let unknown = lobby.agent(
            .post, "payments/01J00000000000000000000000/reports",
            Array(#"{"outcome":"failed"}"#.utf8))
        #expect(unknown.status == 404)
        #expect(lobby.agent(.post, "payments/x/y/reports").status == 405)
        #expect(lobby.agent(.get, "self").json["budgets"]?[0]?["committed"] == "1.63")
    }

    @Test func `say when the day's requests are used up, and until when`() throws {
        let policy = Premises.policy(more: "        requests: {per_day: 1}")
        let lobby = try Lobby.open(policy: policy)
        #expect(try waiting(lobby).0.status == 200)
        let late = lobby.pay("second", Counter.body(nonce: 1))
        #expect(late.status == 429)
        #expect(late.title == "too-many-requests")
        #expect(late.rule == "requests.per-day")
        #expect(late.header("retry-after") == "61200")
        #expect(lobby.counts["agent 2000 buyer too-many-requests"] == 1)
        #expect(!lobby.premises.ledger.hasStaged)
        #expect(lobby.pay().isSilent)
        try lobby.settle()
    }

    @Test func `freeze and thaw what an admin names`() throws {
        let lobby = try Lobby.open()
        let reason: JSON = ["reason": "x"]
        for (path, noun) in [
            ("", "vault"), ("projects/shop/", "project"), ("wallets/ethereum/main/", "wallet"),
        ] {
            #expect(try command(lobby, path + "freeze").json["status"] == "frozen")
            let frozen = lobby.pay("first", Counter.body(nonce: 3))
            #expect(frozen.status == 503)
            #expect(frozen.title == "frozen")
            #expect(frozen.json["detail"]?.text.contains(noun) == true)
            #expect(try command(lobby, path + "thaw").json["field"] == "reason")
            #expect(try command(lobby, path + "freeze").status == 403)
            #expect(try command(lobby, path + "thaw", reason).json["status"] == "active")
        }
        #expect(!lobby.premises.ledger.hasStaged)
        let grant: JSON = ["amount": "1.00", "lasts": 60, "reason": "x"]
        #expect(try command(lobby, "projects/shop/grant", grant).rule == "emergency.conflict")
        let key = JSON.string(String(repeating: "ab", count: 32))
        #expect(
            try command(lobby, "observers", ["name": "w", "public_key": key]).json["name"] == "w")
        #expect(lobby.admin(.get, "observers").json["observers"]?[0]?["public_key"] == key)
        #expect(try command(lobby, "observers/w/remove").json["status"] == "removed")
    }
}
