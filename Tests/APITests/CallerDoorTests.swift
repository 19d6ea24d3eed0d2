@testable import AdminTests
@testable import PaymentTests
import API
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `The agent door` {
    @Test func `says the same to every stranger`() throws {
        let lobby = try Lobby.open()
        let replies = [
            lobby.ask(.agent, .get, "/v1/self", uid: 2_000),
            lobby.ask(.agent, .get, "/v1/self", token: "bursar_00", uid: 2_000),
            lobby.ask(.agent, .get, "/v1/self", token: lobby.token, uid: 2_001),
        ]
        #expect(replies.allSatisfy { $0.status == 401 && $0.title == "unknown-caller" })
        #expect(Set(replies.map(\.text)).count == 1)
        _ = lobby.admin(.post, "agents/buyer/remove")
        try lobby.settle()
        #expect(lobby.agent(.get, "self").text == replies[0].text)
        #expect(
            lobby.counts == [
                "agent 2000  unknown-caller": 3, "agent 2001  unknown-caller": 1,
            ])
    }

    @Test(arguments: [nil, "", "short", "0123456789abcde!", String(repeating: "k", count: 129)])
    func `wants a key of its form before it looks at the body`(key: String?) throws {
        let lobby = try Lobby.open()
        let told = lobby.agent(.post, "payments", Array("{".utf8), key: key)
        #expect(told.status == 400)
        #expect(told.json["detail"]?.text.contains("Idempotency-Key") == true)
    }

    @Test func `names the field that is wrong`() throws {
        let lobby = try Lobby.open()
        let early = lobby.pay("first", ["wallet": 7])
        #expect(early.json["field"] == "wallet")
        let late = lobby.pay("first", Counter.body(amount: "x"))
        #expect(late.json["field"] == "intent.amount")
        #expect(early.status == 400 && late.status == 400)
        #expect(lobby.counts == ["agent 2000 buyer malformed": 2])
    }

    @Test func `answers a payment with its bytes, and a refusal with its numbers`() throws {
        let lobby = try Lobby.open()
        let signed = lobby.pay()
        let refused = lobby.pay("large", Counter.body(amount: "1"))
        #expect(signed.isSilent && refused.isSilent)
        try lobby.settle()
        #expect(signed.status == 200)
        #expect(signed.type == "application/json")
        #expect(signed.json["status"] == "signed")
        #expect(refused.status == 403)
        #expect(refused.type == "application/problem+json")
        guard case .object(let problem) = refused.json else {
            Issue.record("no problem")
            return
        }
        #expect(
            Set(problem.members.map(\.key)) == [
                "type", "title", "status", "payment", "rule", "detail", "hint", "remaining",
            ])
        #expect(problem["type"] == "about:blank")
        #expect(problem["title"] == "refused")
        #expect(problem["status"] == 403)
        #expect(problem["rule"] == "agent.limit")
        #expect(lobby.counts == [:])
    }

    @Test func `answers conflict, freeze and removal as the contract has it`() throws {
        let lobby = try Lobby.open()
        let first = lobby.pay()
        try lobby.settle()
        #expect(first.status == 200)
        let other = lobby.pay("first", Counter.body(nonce: 1))
        #expect(other.status == 409)
        #expect(other.title == "idempotency-conflict")
        _ = lobby.admin(.post, "agents/buyer/freeze")
        try lobby.settle()
        let frozen = lobby.pay()
        #expect(frozen.status == 503)
        #expect(frozen.title == "frozen")
        #expect(lobby.agent(.get, "self").status == 200)
        _ = lobby.admin(.post, "agents/buyer/remove")
        try lobby.settle()
        #expect(lobby.pay().status == 401)
    }

    @Test func `answers nothing before it is durable`() throws {
        let lobby = try Lobby.open()
        let paid = lobby.pay()
        let reads = [
            lobby.agent(.get, "self"), lobby.agent(.get, "self/prompt"),
            lobby.agent(.post, "quotes", JSONWriter.write(Counter.body())),
            lobby.admin(.get, "budgets"), lobby.admin(.get, "status"), lobby.audit("checkpoint"),
        ]
        lobby.desk.endOfTurn()
        let late = lobby.agent(.get, "self")
        #expect(paid.isSilent && late.isSilent)
        #expect(reads.allSatisfy { $0.isSilent })
        try lobby.premises.bell.wait()
        lobby.desk.collect()
        #expect(paid.status == 200 && late.status == 200)
        #expect(reads.allSatisfy { $0.status == 200 })
        #expect(late.json["budgets"]?[0]?["remaining"] == "8.37")
        #expect(lobby.counts["agent 2000 buyer quote"] == 1)
        #expect(lobby.counts["agent 2000 buyer read"] == 3)
    }

    @Test func `shows a reader nothing that was decided after it asked`() throws {
        let lobby = try Lobby.open()
        let first = lobby.pay()
        lobby.desk.endOfTurn()
        let read = lobby.agent(.get, "self")
        let prompt = lobby.agent(.get, "self/prompt")
        // Decided while the first batch is with the writer: durable only with the next.
        let second = lobby.pay("second", Counter.body(nonce: 1))
        try lobby.premises.bell.wait()
        lobby.desk.collect()
        #expect(first.status == 200 && second.isSilent)
        #expect(read.json["budgets"]?[0]?["remaining"] == "8.37")
        #expect(prompt.text.contains("remaining: 8.37,"))
        try lobby.settle()
        #expect(second.json["remaining"]?[0]?["amount"] == "6.74")
    }

    @Test func `says who is asked too often, before anything else happens`() throws {
        let policy = Premises.policy(more: "        requests: {per_second: 1, burst: 2}")
        let lobby = try Lobby.open(policy: policy)
        let paid = [lobby.pay("one"), lobby.pay("two", Counter.body(nonce: 1))]
        let size = lobby.premises.ledger.size
        // Neither path, nor key, nor body is looked at any more.
        let late = [
            lobby.pay("three", Counter.body(nonce: 2)), lobby.pay("one"),
            lobby.agent(.get, "self"), lobby.agent(.get, "nothing"),
            lobby.agent(.post, "payments", Array("{".utf8)), lobby.agent(.post, "quotes", [0xFF]),
        ]
        #expect(late.allSatisfy { $0.status == 429 && $0.title == "too-many-requests" })
        #expect(late.allSatisfy { $0.header("retry-after") == "1" })
        #expect(lobby.ask(.agent, .get, "/v1/self", token: "x", uid: 2_000).status == 401)
        #expect(lobby.premises.ledger.size == size)
        try lobby.settle()
        #expect(paid.allSatisfy { $0.status == 200 })
        #expect(try lobby.premises.reader.rowCount(in: .idempotency) == 2)
        #expect(lobby.counts["agent 2000 buyer too-many-requests"] == 6)
        lobby.premises.clock.jump(seconds: 60)
        #expect(lobby.agent(.get, "self").status == 429)
        lobby.premises.clock.pass(seconds: 1)
        #expect(lobby.agent(.get, "self").status == 200)
        #expect(lobby.agent(.get, "self").status == 429)
    }

    @Test func `tells one agent's haste from another's, and a new policy from the old`() throws {
        let policy = Premises.policy(more: "        requests: {per_second: 1, burst: 1}")
        let lobby = try Lobby.open(policy: policy)
        let seller = try lobby.premises.addAgent("seller")
        #expect(lobby.agent(.get, "self").status == 200)
        #expect(lobby.agent(.get, "self").status == 429)
        #expect(
            lobby.ask(.agent, .get, "/v1/self", token: seller, uid: 2_000).status == 200)
        _ = lobby.admin(.post, "policy", Premises.policy())
        try lobby.settle()
        #expect(lobby.agent(.get, "self").status == 200)
    }
}
