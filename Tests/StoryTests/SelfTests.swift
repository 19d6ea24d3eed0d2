import JSON
import Testing

@Suite struct `What an agent may know of itself` {
    private let shop: Shop

    init() throws { shop = try Shop.shared.get() }

    @Test func `is its budgets and its wallets with their addresses`() throws {
        let hand = try shop.hire(Budget(limit: "100.00", wallets: "ethereum/main, ton/later"))
        #expect(try hand.pay().status == 200)
        let reply = try hand.get("/v1/self")
        #expect(reply.status == 200)
        let body = reply.json
        #expect(body.text("agent") == hand.name)
        #expect(body.text("project") == hand.project)
        let own = body["budgets.0"] ?? .null
        #expect(
            own.keys == ["committed", "limit", "per", "remaining", "resets_at", "scope"])
        #expect(own.text("scope") == "agent/\(hand.name)")
        #expect(own.text("limit") == "100")
        #expect(own.text("committed") == Order.charge)
        #expect(own.text("remaining") == "89.48")
        // The project's own numbers are not the agent's to see.
        #expect(body["budgets.1.limit"] == .null)
        #expect(body.text("budgets.1.remaining") == "89.48")
        // A wallet that is allowed but not made yet is not there.
        #expect(body.list("wallets").count == 1)
        #expect(body.text("wallets.0.name") == "ethereum/main")
        let wallet = try shop.home.connect("admin")
            .ask("GET", "/v1/admin/wallets/ethereum/main").json
        #expect(body.text("wallets.0.address") == wallet.text("address"))
    }

    @Test func `can be had as sentences for its prompt`() throws {
        let hand = try shop.hire(Budget(limit: "100.00"))
        let reply = try hand.get("/v1/self/prompt")
        #expect(reply.status == 200)
        #expect(reply.headers["content-type"]?.hasPrefix("text/plain") == true)
        #expect(reply.text.contains("100 CAD"))
        #expect(reply.text.contains("ethereum/main"))
        #expect(!reply.text.contains(hand.token))
    }
}
