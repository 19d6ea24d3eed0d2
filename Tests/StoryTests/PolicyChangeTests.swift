import Foundation
import JSON
import Testing

@Suite struct `A change of policy` {
    private let shop: Shop

    init() throws { shop = try Shop.shared.get() }

    @Test(arguments: [
        Budget(limit: "15.00", per: "week"), Budget(limit: "15.00", per: "month"),
        Budget(limit: "15.00", zone: "Asia/Tokyo"), Budget(limit: "15.00", per: "hour"),
        Budget(limit: "10.51"), Budget(limit: "0.01"),
    ])
    func `never refills a budget`(changed: Budget) throws {
        let hand = try shop.hire(Budget(limit: "15.00"))
        #expect(try hand.pay().status == 200)
        try shop.change(hand, changed)
        // An hour or a day may have ended meanwhile, which does refill; what is committed tells.
        let committed = try shop.committed("agent/\(hand.name)")
        let reply = try hand.pay(Order.numbered(1))
        if committed == Order.charge {
            #expect(reply.rule == "agent.limit")
            #expect(
                reply.json.text("remaining.0.amount") == (changed.limit == "15.00" ? "4.48" : "0"))
        } else {
            #expect(committed == "0" && ["day", "hour"].contains(changed.per))
        }
    }

    @Test func `is made whole or not at all`() throws {
        let shop = try Shop()
        let hand = try shop.hire(Budget(limit: "15.00"))
        let admin = try shop.home.connect("admin")
        let before = try admin.ask("GET", "/v1/admin/policy").body
        func policy(_ currency: String = "CAD", _ agent: String) -> [UInt8] {
            Array(
                """
                version: 1
                currency: \(currency)
                projects:
                  \(hand.project):
                    limit: {amount: "900.00", per: week}
                    agents:
                      \(hand.name):
                        limit: {amount: "900.00", per: day}
                        wallets: [ethereum/main]
                        payees: any
                \(agent)

                """.utf8)
        }
        for (text, status, rule) in [
            (policy("CAD", "        surprise: 1"), 400, nil),
            (policy("CAD", "        wallets: []"), 400, nil),
            (policy("EUR", ""), 403, "policy.conflict"),
            (Array("".utf8), 400, nil), ([0xFF, 0xFE], 400, nil),
            (Array("version: 2\ncurrency: CAD\nprojects: {}\n".utf8), 400, nil),
        ] as [([UInt8], Int, String?)] {
            let reply = try admin.ask("POST", "/v1/admin/policy", body: text)
            #expect(reply.status == status, "\(reply.text)")
            #expect(reply.rule == rule, "\(reply.text)")
        }
        let unsupported = try admin.ask(
            "POST", "/v1/admin/policy", body: policy("CAD", "        cooldown: 10m"))
        #expect(unsupported.status == 400)
        #expect(unsupported.rule == "policy.unsupported", "\(unsupported.text)")
        #expect(try admin.ask("GET", "/v1/admin/policy").body == before)
        #expect(try hand.pay().status == 200)
        #expect(try hand.pay(Order.numbered(1)).rule == "agent.limit")
        #expect(try admin.ask("POST", "/v1/admin/policy", body: policy("CAD", "")).status == 200)
        #expect(try hand.pay(Order.numbered(2)).status == 200)
    }

    @Test func `may be large, and what is too large harms nothing`() throws {
        let shop = try Shop()
        let hand = try shop.hire()
        let admin = try shop.home.connect("admin")
        func policy(_ agents: Int) -> [UInt8] {
            var lines = [
                "version: 1", "currency: CAD", "projects:", "  \(hand.project):",
                "    limit: {amount: \"900.00\", per: week}", "    agents:",
            ]
            for name in [hand.name] + (0..<agents).map({ "extra-\($0)" }) {
                lines += [
                    "      \(name):", "        limit: {amount: \"900.00\", per: day}",
                    "        wallets: [ethereum/main]", "        payees: any",
                ]
            }
            return Array((lines.joined(separator: "\n") + "\n").utf8)
        }
        // What a policy may have is above what one entry holds: it is taken or refused as a whole.
        let before = try admin.ask("GET", "/v1/admin/policy").body
        let large = try admin.ask("POST", "/v1/admin/policy", body: policy(2_000))
        #expect([200, 403].contains(large.status), "\(large.text.prefix(500))")
        let after = try admin.ask("GET", "/v1/admin/policy").body
        #expect((after == before) == (large.status != 200))
        let huge = try admin.ask("POST", "/v1/admin/policy", body: policy(10_001))
        #expect([400, 413].contains(huge.status), "\(huge.text.prefix(500))")
        let key = Order.key()
        let first = try hand.pay(key: key)
        #expect(first.status == 200, "\(first.text)")
        #expect(shop.home.stop() == 0)
        try shop.home.start()
        #expect(try shop.home.unseal().status == 200)
        #expect(try hand.pay(key: key).lasting == first.lasting)
        let verified = try shop.home.bursar("audit", "verify", "--key", shop.home.verifierKey)
        #expect(verified.status == 0, "\(verified.err)")
    }

    @Test func `never gives a name to another`() throws {
        let hand = try shop.hire()
        try shop.set(hand, "remove")
        let admin = try shop.home.connect("admin")
        for (target, body) in [
            ("agents", ["agent": .string(hand.name), "project": .string(hand.project)]),
            ("agents/\(hand.name)/thaw", [:]), ("agents/\(hand.name)/remove", [:]),
            ("wallets", ["wallet": "ethereum/main", "chain": "ethereum", "network": "testnet"]),
        ] as [(String, JSON)] {
            let reply = try admin.ask("POST", "/v1/admin/\(target)", body: JSONWriter.write(body))
            #expect(reply.status == 403, "\(target): \(reply.text)")
            #expect(reply.title == "refused")
        }
        #expect(try hand.pay().status == 401)
    }

    @Test func `of rates and wallets takes only what exists`() throws {
        let admin = try shop.home.connect("admin")
        let rate: JSON = [
            "asset": "ETH", "price": "4000", "currency": "CAD", "max_age": 60, "haircut_bps": 0,
        ]
        let wallet: JSON = ["wallet": "ethereum/x", "chain": "ethereum", "network": "mainnet"]
        for (target, body) in [
            ("rates", rate.with("asset", "DOGE")), ("rates", rate.with("price", "-1")),
            ("rates", rate.with("price", 4_000)), ("rates", rate.with("currency", "cad")),
            ("rates", rate.with("asset", "CAD")), ("rates", rate.with("max_age", 0)),
            ("rates", rate.with("haircut_bps", 5_001)), ("rates", rate.with("extra", 1)),
            ("wallets", wallet.with("network", "moon")), ("wallets", wallet.with("wallet", "x")),
            ("wallets", wallet.with("kind", "v5r1")), ("wallets", wallet.with("extra", 1)),
            ("wallets", wallet.with("wallet", "doge/x").with("chain", "doge")),
            ("wallets", wallet.with("chain", "ton")),
            ("agents", ["agent": "UPPER", "project": "p"]),
            ("agents", ["agent": "lower", "project": "p", "uid": 4_294_967_296]),
        ] as [(String, JSON)] {
            let reply = try admin.ask("POST", "/v1/admin/\(target)", body: JSONWriter.write(body))
            #expect(
                [400, 403].contains(reply.status), "\(target) \(body.canonical): \(reply.text)")
            #expect(reply.json.text("detail")?.isEmpty == false)
        }
        #expect(try shop.hire().pay().status == 200)
    }
}
