import JSON
import Testing

@Suite struct `A vault or an agent that is stopped` {
    @Test func `sealed, answers the agent door 503 and the other doors all the same`() throws {
        let shop = try Shop()
        let hand = try shop.hire()
        let key = Order.key()
        let first = try hand.pay(key: key)
        #expect(first.status == 200)
        try shop.command("/v1/admin/seal")
        for reply in [
            try hand.pay(key: key), try hand.pay(), try hand.quote(), try hand.get("/v1/self"),
            try hand.home.connect("agent").ask("GET", "/v1/self"),
        ] {
            #expect(reply.status == 503)
            #expect(reply.title == "sealed")
            #expect(reply.json.text("hint")?.contains("bursar unseal") == true)
        }
        let admin = try shop.home.connect("admin")
        let status = try admin.ask("GET", "/v1/admin/status")
        #expect(status.status == 200)
        #expect(status.json["sealed"] == true)
        for (method, target) in [
            ("GET", "agents"), ("GET", "wallets"), ("GET", "rates"), ("GET", "policy"),
            ("GET", "budgets"), ("POST", "agents"), ("POST", "wallets"), ("POST", "rates"),
            ("POST", "seal"), ("POST", "agents/\(hand.name)/freeze"),
        ] {
            let body = method == "POST" ? Array("{}".utf8) : nil
            let reply = try admin.ask(method, "/v1/admin/\(target)", body: body)
            #expect(reply.status == 503, "\(target)")
            #expect(reply.title == "sealed", "\(target)")
        }
        let audit = try shop.home.connect("audit")
        for target in [
            "key", "checkpoint", "entries?from=0&limit=10", "proof/inclusion?index=0&size=3",
            "proof/consistency?from=1&to=3",
        ] {
            #expect(try audit.ask("GET", "/v1/audit/\(target)").status == 200, "\(target)")
        }
        #expect(try shop.home.unseal("wrong").status == 403)
        #expect(try shop.home.unseal().status == 200)
        let again = try hand.pay(key: key)
        #expect(again.status == 200)
        #expect(again.lasting == first.lasting)
    }

    @Test func `sealed, tries one passphrase at a time`() throws {
        let shop = try Shop()
        try shop.command("/v1/admin/seal")
        let clients = try (0..<4).map { _ in try shop.home.connect("admin") }
        for client in clients {
            client.post(
                "POST", "/v1/admin/unseal", body: Array(DaemonHome.passphrase.utf8))
        }
        let replies = try clients.map { try $0.reply() }
        #expect(replies.count { $0.status == 200 } == 1)
        #expect(replies.count { $0.status == 409 && $0.title == "busy" } == 3)
        let kinds = try shop.home.log().compactMap { $0.text("kind") }
        #expect(kinds.count { $0 == "vault.unsealed" } == 2)
    }

    @Test func `sealed amid payments, answers each in full or not at all`() throws {
        let shop = try Shop()
        let hand = try shop.hire()
        let clients = try (0..<48).map { _ in try shop.home.connect("agent") }
        let keys = clients.map { _ in Order.key() }
        let admin = try shop.home.connect("admin")
        for (nonce, client) in clients.enumerated() {
            client.post(
                "POST", "/v1/payments", hand.headers(keys[nonce]),
                body: JSONWriter.write(Order.numbered(nonce)))
            if nonce == 24 { admin.post("POST", "/v1/admin/seal", body: Array("{}".utf8)) }
        }
        let replies = try clients.map { try $0.reply() }
        #expect(try admin.reply().status == 200)
        for reply in replies where reply.status != 200 {
            #expect(reply.status == 503)
            #expect(["sealed", "frozen"].contains(reply.title))
            #expect(reply.json["transaction"] == nil)
        }
        #expect(try shop.home.unseal().status == 200)
        for (nonce, key) in keys.enumerated() {
            let again = try hand.pay(Order.numbered(nonce), key: key)
            #expect(again.status == 200)
            if replies[nonce].status == 200 { #expect(again.lasting == replies[nonce].lasting) }
        }
        // 48 payments, however often each was asked for.
        #expect(try shop.committed("agent/\(hand.name)") == "504.96")
    }

    @Test func `frozen amid payments, answers each in full or not at all`() throws {
        let shop = try Shop.shared.get()
        let hand = try shop.hire()
        let clients = try (0..<48).map { _ in try shop.home.connect("agent") }
        let keys = clients.map { _ in Order.key() }
        let admin = try shop.home.connect("admin")
        for (nonce, client) in clients.enumerated() {
            client.post(
                "POST", "/v1/payments", hand.headers(keys[nonce]),
                body: JSONWriter.write(Order.numbered(nonce)))
            if nonce == 24 {
                admin.post("POST", "/v1/admin/agents/\(hand.name)/freeze", body: Array("{}".utf8))
            }
        }
        let replies = try clients.map { try $0.reply() }
        #expect(try admin.reply().status == 200)
        #expect(replies.allSatisfy { $0.status == 200 || $0.title == "frozen" })
        try shop.set(hand, "thaw")
        for (nonce, key) in keys.enumerated() {
            let again = try hand.pay(Order.numbered(nonce), key: key)
            #expect(again.status == 200)
            if replies[nonce].status == 200 { #expect(again.lasting == replies[nonce].lasting) }
        }
        #expect(try shop.committed("agent/\(hand.name)") == "504.96")
    }

    @Test func `frozen, gets neither decisions nor stored replies until it is thawed`() throws {
        let shop = try Shop.shared.get()
        let hand = try shop.hire()
        let other = try shop.hire()
        let keys = [Order.key(), Order.key()]
        let signed = try hand.pay(key: keys[0])
        let refused = try hand.pay(Order.numbered(1).with("intent.amount", "9"), key: keys[1])
        #expect(refused.status == 403)
        try shop.set(hand, "freeze")
        for reply in [
            try hand.pay(key: keys[0]), try hand.pay(key: Order.key()), try hand.quote(),
            try hand.pay(Order.numbered(1).with("intent.amount", "9"), key: keys[1]),
        ] {
            #expect(reply.status == 503)
            #expect(reply.title == "frozen")
            #expect(reply.json.text("detail")?.contains(hand.name) == true)
        }
        #expect(try other.pay().status == 200)
        try shop.set(hand, "thaw")
        #expect(try hand.pay(key: keys[0]).lasting == signed.lasting)
        #expect(
            try hand.pay(Order.numbered(1).with("intent.amount", "9"), key: keys[1]).lasting
                == refused.lasting)
        #expect(try hand.pay(Order.numbered(2)).status == 200)
        #expect(try shop.committed("agent/\(hand.name)") == "21.04")
    }
}
