import Foundation
import JSON
import Testing

@Suite struct `An agent whose token is rotated` {
    private func answer(_ shop: Shop, _ token: String) throws -> Int {
        try shop.home.connect("agent")
            .ask("GET", "/v1/self", ["Authorization: Bearer \(token)"]).status
    }

    @Test func `is served by both for the grace, over a restart, and by the new one after it`()
        throws
    {
        let shop = try Shop()
        defer { shop.home.stop() }
        let hand = try shop.hire()
        let rotated = try shop.home.bursar("rotate", "token", hand.name, "--grace", "2s", "--json")
        #expect(rotated.status == 0, "\(rotated.err)")
        let new = try #require(try rotated.json.text("token"))
        #expect(new != hand.token)
        #expect(try answer(shop, new) == 200)
        #expect(try answer(shop, "bursar_nobody") == 401)
        var (grown, tries) = (try answer(shop, hand.token), 0)
        #expect(grown == 200)
        let status = try shop.home.bursar("status", "--json")
        #expect(status.out.contains("agent \(hand.name) still shows its old token"))
        #expect(shop.home.stop() == 0)
        try shop.home.start()
        #expect(try shop.home.unseal().status == 200)
        while grown == 200, tries < 300 {
            usleep(50_000)
            grown = try answer(shop, hand.token)
            tries += 1
        }
        #expect(grown == 401)
        #expect(try answer(shop, new) == 200)
        let listed = try shop.home.bursar("agent", "list")
        #expect(listed.out.contains(hand.name))
        let dead = try shop.home.bursar("rotate", "token", hand.name, "--grace", "none")
        #expect(dead.err == "hint: the token is not shown again\n")
        #expect(try answer(shop, new) == 401)
    }
}
