import Foundation
import JSON
import Testing

/// What admins do to payments, wallets, projects and the vault after bytes have left.
@Suite struct `What was signed` {
    private let shop: Shop

    init() throws { shop = try Shop.shared.get() }

    private func path(_ reply: Reply, _ verb: String) -> String {
        "/v1/admin/payments/\(reply.payment ?? "")/\(verb)"
    }

    @Test func `and settled frees the rest`() throws {
        let hand = try shop.hire()
        let key = Order.key()
        let signed = try hand.pay(key: key)
        let line = try shop.command(
            path(signed, "settle"),
            ["cost": [["asset": "ETH", "amount": "0.0022"]], "reference": "0xfeed"])
        #expect(line.text("status") == "settled")
        #expect(try shop.committed("agent/\(hand.name)") == "8.8")
        #expect(try shop.committed("project/\(hand.project)") == "8.8")
        #expect(
            try hand.get("/v1/payments/\(signed.payment ?? "")").json.text("status") == "settled")
        #expect(try hand.pay(key: key).lasting == signed.lasting)
    }

    @Test func `is void by proof alone, and by no report of its agent`() throws {
        let hand = try shop.hire()
        let signed = try hand.pay()
        let report = try hand.home.connect("agent").ask(
            "POST", "/v1/payments/\(signed.payment ?? "")/reports", hand.headers(),
            body: Array(#"{"outcome":"dropped","detail":"no node took it"}"#.utf8))
        #expect(report.status == 200)
        #expect(
            report.json
                == ["payment": .string(signed.payment ?? ""), "status": "signed"])
        #expect(try shop.committed("agent/\(hand.name)") == Order.charge)
        let admin = try shop.home.connect("admin")
        func void(_ nonce: UInt64) -> [UInt8] {
            JSONWriter.write([
                "proof": [
                    "chain": "ethereum", "account_nonce": .integer(nonce),
                    "finalized_block": 21_000_000, "included": false,
                ]
            ])
        }
        for body in [Array("{}".utf8), Array(#"{"proof":{}}"#.utf8), void(0)] {
            let reply = try admin.ask("POST", path(signed, "void"), body: body)
            #expect([400, 403].contains(reply.status), "\(reply.text)")
        }
        #expect(try shop.committed("agent/\(hand.name)") == Order.charge)
        #expect(try admin.ask("POST", path(signed, "void"), body: void(1)).status == 200)
        #expect(try shop.committed("agent/\(hand.name)") == "0")
        let other = try shop.hire()
        let theirs = try other.home.connect("agent").ask(
            "POST", "/v1/payments/\(signed.payment ?? "")/reports", other.headers(),
            body: Array(#"{"outcome":"settled"}"#.utf8))
        #expect(theirs.status == 404)
    }

    @Test func `is withheld while its wallet, its project or the vault is frozen`() throws {
        let shop = try Shop()
        let hand = try shop.hire()
        let other = try shop.hire()
        let key = Order.key()
        let signed = try hand.pay(key: key)
        #expect(signed.status == 200)
        let reason: JSON = ["reason": "a test"]
        for (target, words) in [
            ("/v1/admin/", "the vault"), ("/v1/admin/projects/\(hand.project)/", "project"),
            ("/v1/admin/wallets/ethereum/main/", "wallet ethereum/main"),
        ] {
            try shop.command(target + "freeze", reason)
            for reply in [
                try hand.pay(key: key), try hand.pay(Order.numbered(7)), try hand.quote(),
            ] {
                #expect(reply.status == 503, "\(target)")
                #expect(reply.title == "frozen")
                #expect(reply.json.text("detail")?.hasPrefix(words) == true, "\(reply.text)")
                #expect(reply.json["transaction"] == nil)
            }
            #expect(try hand.get("/v1/self").status == 200)
            if words == "project" { #expect(try other.pay().status == 200) }
            // It holds over a restart.
            shop.home.kill()
            try shop.home.start()
            #expect(try shop.home.unseal().status == 200)
            #expect(try hand.pay(key: key).title == "frozen")
            let admin = try shop.home.connect("admin")
            #expect(try admin.ask("POST", target + "thaw", body: Array("{}".utf8)).status == 400)
            try shop.command(target + "thaw", reason)
            #expect(try hand.pay(key: key).lasting == signed.lasting)
        }
        #expect(try shop.committed("agent/\(hand.name)") == Order.charge)
    }

    @Test func `looks like what is asked for again, unless it is meant`() throws {
        let hand = try shop.hire()
        #expect(try hand.pay().status == 200)
        #expect(try hand.pay().rule == "payment.possible-duplicate")
        #expect(try hand.pay(Order.plain.with("confirm_duplicate", true)).status == 200)
        // One nonce, so at most one of them lands: they are held once.
        #expect(try shop.committed("agent/\(hand.name)") == Order.charge)
    }

    @Test func `counts among the requests of a day`() throws {
        let hand = try shop.hire(Budget(perDay: 1))
        let key = Order.key()
        let signed = try hand.pay(key: key)
        #expect(signed.status == 200)
        let late = try hand.pay(Order.numbered(1))
        #expect(late.status == 429)
        #expect(late.title == "too-many-requests")
        #expect(late.rule == "requests.per-day")
        let seconds = try #require(late.headers["retry-after"].flatMap { Int($0) })
        #expect((1...90_000).contains(seconds))
        #expect(try hand.pay(key: key).lasting == signed.lasting)
    }
}

/// The door of price feeds, on a real daemon.
@Suite struct `The feed door` {
    @Test func `moves a rate within the band of the admin's, and can do nothing else`() throws {
        let shop = try Shop()
        let hand = try shop.hire()
        let feed = try shop.home.connect("feed")
        func move(_ price: String, _ asset: String = "ETH") throws -> Reply {
            try feed.ask(
                "POST", "/v1/rates",
                body: JSONWriter.write([
                    "asset": .string(asset), "price": .string(price), "currency": "CAD",
                ]))
        }
        #expect(try move("5000").json.text("price") == "5000")
        #expect(try hand.pay().json.text("charge.amount") == "13.15")
        for (price, asset, status) in [
            ("5201", "ETH", 403), ("2799", "ETH", 403), ("0", "ETH", 403), ("4", "TON", 404),
            ("x", "ETH", 400),
        ] { #expect(try move(price, asset).status == status, "\(price) \(asset)") }
        #expect(try feed.ask("GET", "/v1/rates").json.text("rates.0.price") == "5000")
        for (method, target) in [
            ("GET", "/v1/self"), ("POST", "/v1/payments"), ("GET", "/v1/admin/status"),
            ("POST", "/v1/admin/rates"), ("POST", "/v1/admin/freeze"), ("GET", "/v1/audit/key"),
            ("GET", "/v1/rates/ETH"), ("POST", "/v1/admin/seal"),
        ] {
            let body = method == "POST" ? Array("{}".utf8) : nil
            #expect(try feed.ask(method, target, body: body).status == 404, "\(target)")
        }
        let entry = try #require(try shop.home.log().last { $0.text("kind") == "rate.set" })
        #expect(entry.text("actor.role") == "feed")
        shop.home.kill()
        try shop.home.start()
        let sealed = try shop.home.connect("feed")
        #expect(try sealed.ask("GET", "/v1/rates").title == "sealed")
        #expect(try sealed.ask("POST", "/v1/rates", body: Array("{}".utf8)).title == "sealed")
        #expect(try shop.home.unseal().json["sealed"] == false)
        #expect(try sealed.ask("GET", "/v1/rates").json.text("rates.0.price") == "5000")
    }
}
