import JSON
import Testing

/// An agent's first payment on a chain that no admin made a wallet for, on a real daemon.
@Suite struct `The story of a wallet that an agent made` {
    private func order(_ wallet: String, _ number: Int = 0) -> JSON {
        [
            "wallet": .string(wallet),
            "intent": [
                "kind": "transfer", "amount": "1.5", "asset": "TON", "comment": "a first payment",
                "to": "UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi41-E",
            ],
            "network": [
                "seqno": .integer(UInt64(number)), "valid_for": 600,
            ],
        ]
    }

    private func wallet(_ hand: Hand, _ suffix: String? = nil) throws -> Reply {
        var body = JSONObject([("chain", "ton")])
        if let suffix { body["suffix"] = .string(suffix) }
        return try hand.home.connect("agent").ask(
            "POST", "/v1/wallets", hand.headers(), body: JSONWriter.write(.object(body)))
    }

    @Test func `is told to its end: made, funded, paid from, bounded, kept and audited`() throws {
        let shop = try Shop()
        try shop.rate("TON", "4.12")
        let hand = try shop.hire(Budget(wallets: "{create: [ton], per_window: 2}"))
        let name = "ton/\(hand.name)"
        let quoted = try hand.quote(order(name))
        #expect(quoted.json.text("would_create") == name, "\(quoted.text)")
        // No admin does anything from here on.
        let paid = try hand.pay(order(name))
        #expect(paid.status == 200, "\(paid.text)")
        #expect(paid.json.text("transaction.format") == "ton-boc")
        let shown = try wallet(hand)
        #expect(shown.status == 200, "\(shown.text)")
        let listed = try hand.get("/v1/self").json
        #expect(listed.text("wallets.0.name") == name)
        #expect(listed.text("wallets.0.address") == shown.json.text("address"))
        let second = try wallet(hand, "tips")
        #expect(second.json.text("name") == name + "-tips")
        let third = try hand.pay(order(name + "-more"))
        #expect(third.status == 403 && third.rule == "wallet.create-limit")
        let list = try shop.home.bursar("wallet", "list")
        #expect(list.out.contains(hand.name), "\(list.out)")
        #expect(list.out.contains("made by"))
        // The vault is opened again, and the key with it.
        #expect(shop.home.stop() == 0)
        try shop.home.start()
        #expect(try shop.home.unseal().status == 200)
        let later = try hand.pay(order(name, 1))
        #expect(later.status == 200, "\(later.text)")
        #expect(try wallet(hand, "more").rule == "wallet.create-limit")
        let log = try shop.home.log().filter { $0.text("kind") == "wallet.created" }
        #expect(log.map { $0.text("actor.role") } == ["admin", "agent", "agent"])
        for verb in ["verify", "replay"] {
            let audited = try shop.home.bursar("audit", verb, "--key", shop.home.verifierKey)
            #expect(audited.status == 0, "\(verb): \(audited.err)")
        }
    }

    @Test func `is another's in nothing`() throws {
        let shop = try Shop.shared.get()
        let budget = Budget(wallets: "{create: [ton], per_window: 2}")
        let first = try shop.hire(budget)
        let second = try shop.hire(budget, project: first.project)
        #expect(try wallet(first).status == 200)
        let taken = try second.pay(order("ton/\(first.name)"))
        let absent = try second.pay(order("ton/\(first.name)-2"))
        for reply in [taken, absent] {
            #expect(reply.status == 403 && reply.rule == "wallet.not-allowed", "\(reply.text)")
        }
        #expect(try wallet(first, "2").status == 200)
    }
}
