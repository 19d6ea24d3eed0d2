import JSON
import Testing

/// A payment that waits for an admin, on a real daemon.
@Suite struct `A payment above what nobody need be asked for` {
    private let shop: Shop

    init() throws { shop = try Shop.shared.get() }

    private func asking(_ limit: String = "1000.00") throws -> Hand {
        try shop.hire(Budget(limit: limit, approval: "{above: \"5.00\", within: 1h}"))
    }

    @Test func `waits, is approved, and is signed once`() throws {
        let hand = try asking()
        let key = Order.key()
        let first = try hand.pay(key: key)
        #expect(first.status == 202)
        #expect(first.headers["content-type"] == "application/json")
        #expect(
            first.json.keys == [
                "approval", "charge", "detail", "hint", "payment", "remaining", "rule", "status",
            ])
        #expect(first.json.text("status") == "pending_approval")
        #expect(first.rule == "approval.above")
        #expect(first.json.text("charge.amount") == Order.charge)
        #expect(try shop.committed("agent/\(hand.name)") == "0")
        #expect(try hand.pay(key: key).body == first.body)
        #expect(try hand.pay(Order.numbered(1), key: key).status == 409)
        let seen = try hand.get("/v1/payments/\(first.payment ?? "")").json
        #expect(seen.text("status") == "pending_approval")
        #expect(seen["approval"] == first.json["approval"])

        let look = try shop.look(first)
        #expect(look.text("digest") == first.json.text("approval.digest"))
        #expect(look["intent"] == Order.plain["intent"])
        #expect(look["network"] == Order.plain["network"])
        let approved = try shop.approve(first)
        #expect(approved["approved"] == true)
        #expect(approved.text("status") == "pending_approval")

        let signed = try hand.pay(key: key)
        #expect(signed.status == 200)
        #expect(signed.payment == first.payment)
        #expect(signed.json["charge"] == first.json["charge"])
        #expect(try shop.committed("agent/\(hand.name)") == Order.charge)
        for _ in 0..<3 { #expect(try hand.pay(key: key).lasting == signed.lasting) }
        #expect(try shop.committed("agent/\(hand.name)") == Order.charge)
        let outcomes = try shop.home.log().filter { $0.text("payment") == first.payment }
            .map { $0.text("outcome") ?? $0.text("kind") }
        #expect(outcomes == ["pending", "payment.approved", "signed"])
    }

    @Test func `is signed once however many ask at the moment it is approved`() throws {
        let hand = try asking()
        let key = Order.key()
        let first = try hand.pay(key: key)
        let clients = try (0..<16).map { _ in try shop.home.connect("agent") }
        let admin = try shop.home.connect("admin")
        for (number, client) in clients.enumerated() {
            client.post(
                "POST", "/v1/payments", hand.headers(key), body: JSONWriter.write(Order.plain))
            guard number == 8 else { continue }
            let digest: JSON = ["digest": first.json["approval.digest"] ?? .null]
            admin.post(
                "POST", "/v1/admin/payments/\(first.payment ?? "")/approve",
                body: JSONWriter.write(digest))
        }
        let replies = try clients.map { try $0.reply() }
        #expect(try admin.reply().status == 200)
        #expect(replies.allSatisfy { [200, 202].contains($0.status) })
        let signed = try hand.pay(key: key)
        #expect(signed.status == 200)
        for reply in replies where reply.status == 200 { #expect(reply.lasting == signed.lasting) }
        #expect(try shop.committed("agent/\(hand.name)") == Order.charge)
    }

    @Test func `is denied for ever`() throws {
        let hand = try asking()
        let key = Order.key()
        let first = try hand.pay(key: key)
        let path = "/v1/admin/payments/\(first.payment ?? "")"
        let admin = try shop.home.connect("admin")
        #expect(try admin.ask("POST", path + "/deny", body: Array("{}".utf8)).status == 400)
        #expect(
            try shop.command(path + "/deny", ["reason": "too dear"]).text("status") == "refused")
        let refused = try hand.pay(key: key)
        #expect(refused.status == 403)
        #expect(refused.rule == "approval.denied")
        #expect(refused.payment == first.payment)
        #expect(try hand.pay(key: key).body == refused.body)
        #expect(
            try hand.get("/v1/payments/\(first.payment ?? "")").json.text("status") == "refused")
        let digest: JSON = ["digest": first.json["approval.digest"] ?? .null]
        let late = try admin.ask("POST", path + "/approve", body: JSONWriter.write(digest))
        #expect(late.status == 403)
        #expect(late.rule == "payment.conflict")
        #expect(try shop.committed("agent/\(hand.name)") == "0")
    }

    @Test func `is listed, warned of, and quoted as what would wait`() throws {
        let hand = try asking()
        let quote = try hand.quote()
        #expect(quote.json.text("status") == "would_wait")
        #expect(quote.rule == "approval.above")
        let first = try hand.pay()
        let admin = try shop.home.connect("admin")
        let list = try admin.ask(
            "GET", "/v1/admin/payments?status=pending_approval&agent=\(hand.name)"
        ).json
        #expect(list.list("payments").map { $0.text("payment") } == [first.payment])
        #expect(list.text("payments.0.to") == Order.payee)
        let warnings = try admin.ask("GET", "/v1/admin/status").json.list("warnings")
        #expect(
            warnings.contains { warning in
                guard case .string(let text) = warning else { return false }
                return text.hasPrefix("payments that wait for an approval: ")
            })
        #expect(try admin.ask("GET", "/v1/admin/payments?state=open").status == 400)
        #expect(try admin.ask("GET", "/v1/admin/payments?status=lost").status == 400)
    }

    @Test(arguments: [true, false])
    func `waits, and stays what it became, over a restart`(clean: Bool) throws {
        let shop = try Shop()
        let hand = try shop.hire(Budget(approval: "{above: \"5.00\"}"))
        let keys = (0..<4).map { _ in Order.key() }
        let waiting = try keys.enumerated().map { try hand.pay(Order.numbered($0), key: $1) }
        #expect(waiting.map(\.status) == [202, 202, 202, 202])
        try shop.approve(waiting[1])
        try shop.approve(waiting[2])
        let signed = try hand.pay(Order.numbered(2), key: keys[2])
        try shop.command(
            "/v1/admin/payments/\(waiting[3].payment ?? "")/deny", ["reason": "no"])
        let denied = try hand.pay(Order.numbered(3), key: keys[3])
        if clean { #expect(shop.home.stop() == 0) } else { shop.home.kill() }
        try shop.home.start()
        #expect(try shop.home.unseal().json.list("warnings").count == 2)
        #expect(try hand.pay(Order.numbered(0), key: keys[0]).body == waiting[0].body)
        let late = try hand.pay(Order.numbered(1), key: keys[1])
        #expect(late.status == 200)
        #expect(late.payment == waiting[1].payment)
        #expect(try hand.pay(Order.numbered(2), key: keys[2]).lasting == signed.lasting)
        #expect(try hand.pay(Order.numbered(3), key: keys[3]).body == denied.body)
        #expect(try shop.committed("agent/\(hand.name)") == "21.04")
        let verified = try shop.home.bursar("audit", "verify", "--key", shop.home.verifierKey)
        #expect(verified.status == 0, "\(verified.err)")
    }
}
