import Foundation
import JSON
import Testing

@Suite struct `No silence` {
    /// How often a line was counted in the log's `requests.counted` entries.
    private func count(
        _ log: [JSON], _ door: String, _ rule: String, agent: String = ""
    ) -> UInt64 {
        let line: [String: JSON] = [
            "door": .string(door), "rule": .string(rule), "agent": .string(agent),
            "uid": .integer(UInt64(geteuid())),
        ]
        var sum: UInt64 = 0
        for entry in log where entry.text("kind") == "requests.counted" {
            for counted in entry.list("counts") {
                guard line.allSatisfy({ counted[$0.key] == $0.value }) else { continue }
                sum += counted.number("count") ?? 0
            }
        }
        return sum
    }

    @Test func `every verb of every door leaves its entry or its count`() throws {
        let shop = try Shop()
        let home = shop.home
        let hand = try shop.hire(Budget(limit: "15.00", requests: (1, 12)))
        try admin(shop)
        let late = try agent(shop, hand)
        try audit(home)
        try shop.command("/v1/admin/seal")
        #expect(try hand.get("/v1/self").status == 503)
        #expect(try home.unseal("wrong").status == 403)
        #expect(home.stop() == 0)
        try home.start()
        let log = try home.log()
        let kinds = log.compactMap { $0.text("kind") }
        for (kind, count) in [
            ("vault.initialised", 1), ("daemon.started", 2), ("vault.unsealed", 1),
            ("unseal.failed", 1),
            ("wallet.created", 2), ("rate.set", 2), ("agent.added", 2), ("policy.applied", 1),
            ("agent.frozen", 1), ("agent.thawed", 1), ("agent.removed", 1),
            ("payment.decided", 2), ("vault.sealed", 1), ("daemon.stopped", 1),
        ] {
            #expect(kinds.count { $0 == kind } == count, "\(kind)")
        }
        #expect(Set(kinds).contains("requests.counted"))
        #expect(count(log, "admin", "read") == 6)
        #expect(count(log, "admin", "not-found") == 2)
        #expect(count(log, "admin", "malformed") == 2)
        #expect(count(log, "admin", "busy") == 1)
        let own = { rule in count(log, "agent", rule, agent: hand.name) }
        #expect(own("read") == 3)
        #expect(own("quote") == 1)
        #expect(own("retry") == 2)
        #expect(own("malformed") == 2)
        #expect(own("not-found") == 1 + late)
        #expect(own("idempotency-conflict") == 1)
        #expect(own("too-many-requests") == 8)
        #expect(count(log, "agent", "unknown-caller") == 1)
        #expect(count(log, "agent", "sealed") == 1)
        #expect(count(log, "agent", "too-large") == 1)
        #expect(count(log, "agent", "malformed") == 1)
        #expect(count(log, "audit", "read") == 5)
        #expect(count(log, "audit", "not-found") == 1)
        #expect(count(log, "audit", "malformed") == 1)
    }

    /// Every verb of the admin door but unseal and seal: changes, reads and mistakes.
    private func admin(_ shop: Shop) throws {
        try shop.wallet("ethereum/two")
        try shop.rate("ETH", "4000")
        let added = try shop.command(
            "/v1/admin/agents", ["agent": "visitor", "project": "nowhere"])
        #expect(added.text("token") != nil)
        for verb in ["freeze", "thaw", "remove"] {
            try shop.command("/v1/admin/agents/visitor/\(verb)")
        }
        let admin = try shop.home.connect("admin")
        for view in ["status", "agents", "wallets", "rates", "policy", "budgets"] {
            #expect(try admin.ask("GET", "/v1/admin/\(view)").status == 200)
        }
        for (method, target) in [("GET", "nowhere"), ("POST", "agents/nobody/freeze")] {
            let body = method == "POST" ? Array("{}".utf8) : nil
            #expect(try admin.ask(method, "/v1/admin/\(target)", body: body).status == 404)
        }
        for target in ["rates", "policy"] {
            #expect(
                try admin.ask("POST", "/v1/admin/\(target)", body: Array("{".utf8)).status == 400)
        }
        #expect(try shop.home.unseal().status == 409)
    }

    /// Twelve requests of the agent, then more until eight were above its rate.
    ///
    /// - Returns: how many of the latter found a token, since seconds pass on a busy machine.
    private func agent(_ shop: Shop, _ hand: Hand) throws -> UInt64 {
        let key = Order.key()
        let client = try shop.home.connect("agent")
        let body = JSONWriter.write(Order.plain)
        func ask(
            _ method: String, _ target: String, key: String? = nil, body: [UInt8]? = nil
        ) {
            client.post(method, target, hand.headers(key), body: body)
        }
        // Pipelined: no token comes back before all are taken.
        ask("POST", "/v1/payments", key: key, body: body)
        ask("POST", "/v1/payments", key: key, body: body)
        ask("POST", "/v1/payments", key: Order.key(), body: JSONWriter.write(Order.numbered(1)))
        ask("POST", "/v1/payments", key: key, body: JSONWriter.write(Order.numbered(1)))
        ask("POST", "/v1/payments", key: Order.key(), body: Array("{".utf8))
        ask("POST", "/v1/payments", key: "short", body: body)
        ask("POST", "/v1/payments", key: key, body: body)
        ask("POST", "/v1/quotes", body: body)
        ask("GET", "/v1/self")
        ask("GET", "/v1/self/prompt")
        ask("GET", "/v1/payments/01J00000000000000000000000")
        let statuses = try (0..<11).map { _ in try client.reply().status }
        #expect(statuses == [200, 200, 403, 409, 400, 400, 200, 200, 200, 200, 404])
        ask("GET", "/v1/self")
        _ = try client.reply()
        var more: [Int] = []
        while more.count(where: { $0 == 429 }) < 8 {
            ask("POST", "/v1/nowhere")
            more.append(try client.reply().status)
        }
        let stranger = try shop.home.connect("agent")
        #expect(try stranger.ask("GET", "/v1/self").status == 401)
        stranger.post("POST", "/v1/payments", ["Content-Length: 99999999"])
        #expect(try stranger.reply().status == 413)
        let broken = try shop.home.connect("agent")
        broken.send(Array("nonsense\r\n\r\n".utf8))
        #expect(try broken.reply().status == 400)
        return UInt64(more.count { $0 == 404 })
    }

    private func audit(_ home: DaemonHome) throws {
        let audit = try home.connect("audit")
        for (target, status) in [
            ("key", 200), ("checkpoint", 200), ("entries?from=0&limit=10", 200),
            ("proof/inclusion?index=0&size=3", 200), ("proof/consistency?from=1&to=3", 200),
            ("nowhere", 404), ("entries?from=0&limit=1001", 400),
        ] {
            #expect(try audit.ask("GET", "/v1/audit/\(target)").status == status, "\(target)")
        }
    }
}
