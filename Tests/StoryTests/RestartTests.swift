import JSON
import Testing

@Suite struct `A restart` {
    @Test(arguments: [true, false])
    func `changes nothing that anyone was told`(clean: Bool) throws {
        let shop = try Shop()
        let hand = try shop.hire(Budget(limit: "25.00", projectLimit: "60.00"))
        let frozen = try shop.hire()
        let removed = try shop.hire()
        let keys = (0..<3).map { _ in Order.key() }
        let before = try keys.enumerated().map { nonce, key in
            try hand.pay(Order.numbered(nonce), key: key)
        }
        #expect(before.map(\.status) == [200, 200, 403])
        try shop.set(frozen, "freeze")
        try shop.set(removed, "remove")
        let admin = try shop.home.connect("admin")
        let views = ["agents", "wallets", "rates", "policy", "budgets"]
        let told = try views.map { try admin.ask("GET", "/v1/admin/\($0)").text }
        let entries = try shop.home.entries()

        if clean { #expect(shop.home.stop() == 0) } else { shop.home.kill() }
        try shop.home.start()
        #expect(try hand.pay(key: keys[0]).title == "sealed")
        // An unsigned tail is told, and is no fault.
        let early = try shop.home.bursar("audit", "verify", "--key", shop.home.verifierKey)
        #expect(early.status == 0, "\(early.out)\(early.err)")
        #expect(try shop.home.unseal().json["sealed"] == false)

        #expect(try shop.home.entries().starts(with: entries))
        let again = try shop.home.connect("admin")
        for (view, old) in zip(views, told) {
            #expect(try again.ask("GET", "/v1/admin/\(view)").text == old, "\(view)")
        }
        for (nonce, key) in keys.enumerated() {
            let reply = try hand.pay(Order.numbered(nonce), key: key)
            #expect(reply.status == before[nonce].status)
            #expect(reply.lasting == before[nonce].lasting)
            #expect(try hand.pay(Order.numbered(77), key: key).status == 409)
        }
        #expect(try hand.pay(Order.numbered(3)).rule == "agent.limit")
        #expect(try hand.get("/v1/payments/\(before[1].payment ?? "")").status == 200)
        #expect(try frozen.pay().title == "frozen")
        #expect(try removed.pay().status == 401)
        let verified = try shop.home.bursar("audit", "verify", "--key", shop.home.verifierKey)
        #expect(verified.status == 0, "\(verified.err)")
    }
}
