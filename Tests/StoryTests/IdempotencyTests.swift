import JSON
import Testing

@Suite struct `An idempotency key` {
    private let shop: Shop

    init() throws { shop = try Shop.shared.get() }

    @Test func `gives the same payment for the same body, however it is written`() throws {
        let hand = try shop.hire(Budget(limit: "15.00"))
        let key = Order.key()
        let first = try hand.pay(key: key)
        #expect(first.status == 200)
        let spaced =
            "\n { \"network\" : \(Order.plain["network"]?.canonical ?? ""),\t"
            + "\"intent\" : {\"asset\":\"\\u0045TH\",\"to\":\"\(Order.payee)\","
            + "\"amount\":\"0.002\",\"kind\":\"transfer\"} , \"wallet\":\"ethereum\\/main\"} "
        for again in [Order.text, spaced, Order.text] {
            let reply = try hand.pay(bytes: Array(again.utf8), key: key)
            #expect(reply.status == 200)
            #expect(reply.lasting == first.lasting)
        }
        #expect(try shop.committed("agent/\(hand.name)") == Order.charge)
        let decided = try shop.home.log().filter { $0.text("payment") == first.payment }
        #expect(decided.count == 1)
    }

    @Test func `gives a refusal for ever, also when the limit was raised`() throws {
        let hand = try shop.hire(Budget(limit: "10.00"))
        let key = Order.key()
        let first = try hand.pay(key: key)
        #expect(first.rule == "agent.limit")
        try shop.change(hand, Budget(limit: "100.00"))
        let again = try hand.pay(key: key)
        #expect(again.status == 403)
        #expect(again.body == first.body)
        #expect(try hand.pay(key: Order.key()).status == 200)
        #expect(try hand.pay(key: key).body == first.body)
    }

    @Test func `gives a signed payment for ever, also when the limit was lowered`() throws {
        let hand = try shop.hire()
        let key = Order.key()
        let first = try hand.pay(key: key)
        try shop.change(hand, Budget(limit: "0.01", wallets: "ton/other"))
        let again = try hand.pay(key: key)
        #expect(again.status == 200)
        #expect(again.lasting == first.lasting)
        #expect(try hand.pay(Order.numbered(1)).status == 403)
    }

    @Test func `does not take another body`() throws {
        let hand = try shop.hire()
        let key = Order.key()
        let first = try hand.pay(key: key)
        for other in [
            Order.numbered(1), Order.plain.with("intent.amount", "0.0020"),
            Order.plain.with("purpose", ["item": "x"]),
        ] {
            let reply = try hand.pay(other, key: key)
            #expect(reply.status == 409)
            #expect(reply.title == "idempotency-conflict")
        }
        #expect(try hand.pay(key: key).lasting == first.lasting)
        #expect(try shop.committed("agent/\(hand.name)") == Order.charge)
    }

    @Test func `is case-sensitive`() throws {
        let hand = try shop.hire()
        let lower = try hand.pay(Order.numbered(1), key: "abcdefghijklmnop")
        let upper = try hand.pay(Order.numbered(2), key: "ABCDEFGHIJKLMNOP")
        #expect(lower.status == 200)
        #expect(upper.status == 200)
        #expect(lower.payment != upper.payment)
    }

    @Test func `makes one payment of 64 duplicates at once`() throws {
        let hand = try shop.hire()
        let key = Order.key()
        let body = JSONWriter.write(Order.plain)
        let clients = try (0..<64).map { _ in try shop.home.connect("agent") }
        for client in clients {
            client.post("POST", "/v1/payments", hand.headers(key), body: body)
        }
        let replies = try clients.map { try $0.reply() }
        #expect(replies.allSatisfy { $0.status == 200 })
        #expect(Set(replies.map(\.lasting)).count == 1)
        #expect(try shop.committed("agent/\(hand.name)") == Order.charge)
        #expect(
            try shop.home.log().count {
                $0.text("actor.name") == hand.name && $0.text("kind") == "payment.decided"
            } == 1)
    }

    @Test func `in flight takes no other body either`() throws {
        let hand = try shop.hire()
        let key = Order.key()
        let client = try shop.home.connect("agent")
        let requests = [Order.plain, Order.numbered(1), Order.plain]
        for body in requests {
            client.post("POST", "/v1/payments", hand.headers(key), body: JSONWriter.write(body))
        }
        let replies = try requests.map { _ in try client.reply() }
        #expect(replies.map(\.status) == [200, 409, 200])
        #expect(replies[0].lasting == replies[2].lasting)
    }
}
