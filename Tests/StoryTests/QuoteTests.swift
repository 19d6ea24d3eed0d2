import JSON
import Testing

@Suite struct `A quote` {
    private let shop: Shop

    init() throws { shop = try Shop.shared.get() }

    @Test func `says what would be charged, without bytes, digests or a decision`() throws {
        let hand = try shop.hire(Budget(limit: "100.00"))
        let reply = try hand.quote()
        #expect(reply.status == 200)
        let body = reply.json
        #expect(body.text("charge.amount") == Order.charge)
        #expect(body.text("remaining.0.scope") == "agent/\(hand.name)")
        for absent in ["transaction", "receipt", "payment"] { #expect(body[absent] == nil) }
        #expect(try shop.committed("agent/\(hand.name)") == "0")
        // The next payment has all of the budget.
        #expect(try hand.pay().json.text("remaining.0.amount") == "89.48")
    }

    @Test func `says which rule would refuse`() throws {
        let hand = try shop.hire(Budget(limit: "10.00"))
        let body = try hand.quote().json
        #expect(body.text("rule") == "agent.limit")
        #expect(body.text("detail")?.contains("10.52 CAD") == true)
        #expect(body.text("hint") != nil)
    }

    @Test func `refuses the same bad bodies as a payment`() throws {
        let hand = try shop.hire()
        let reply = try hand.quote(Order.plain.with("intent.amount", 2))
        #expect(reply.status == 400)
        #expect(reply.json.text("field") == "intent.amount")
    }

    @Test func `does not bind a key`() throws {
        let hand = try shop.hire()
        let key = Order.key()
        let quoted = try hand.home.connect("agent").ask(
            "POST", "/v1/quotes", hand.headers(key), body: JSONWriter.write(Order.numbered(1)))
        #expect(quoted.status == 200)
        #expect(try hand.pay(Order.numbered(2), key: key).status == 200)
    }
}
