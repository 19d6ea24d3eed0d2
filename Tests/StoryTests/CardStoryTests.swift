import Foundation
import JSON
import Testing

/// A card from the owner's keyboard to the agent's form, with the real programs.
@Suite struct `The story of a card` {
    private static let number = "4242424242424242"
    private static let typed = "4242 4242 4242 4242\n08/2047\n737\nJordan Canary\n1 Canary Row\n"

    private func open(_ more: String...) throws -> (Shop, Hand) {
        let shop = try Shop()
        try shop.rate("USD", "1.4")
        let added = try shop.home.bursar(
            "card", "add", "primary", "--currency", "USD", "--exposure", "30.00", "--card-fd", "0",
            "--json", input: Self.typed)
        guard added.status == 0 else { throw Broken("card add: \(added.err)") }
        let hand = try shop.hire(
            Budget(wallets: "card/primary", cards: "{card/primary: reveal}"))
        return (shop, hand)
    }

    private func order(_ number: Int, amount: String = "10.00") -> JSON {
        [
            "wallet": "card/primary",
            "intent": [
                "kind": "card", "merchant": "https://shop.example", "amount": .string(amount),
                "asset": "USD",
            ],
            "network": ["order": .integer(UInt64(number)), "valid_for": 600],
        ]
    }

    private func redeem(
        _ hand: Hand, _ paid: Reply, merchant: String = "https://shop.example"
    ) throws -> Reply {
        try hand.home.connect("agent").ask(
            "POST", "/v1/payments/\(paid.payment ?? "")/redeem", hand.headers(),
            body: JSONWriter.write(["merchant": .string(merchant), "amount": "10.00"]))
    }

    @Test func `is told to its end: granted, shown once, bounded, and audited`() throws {
        let (shop, hand) = try open()
        let paid = try hand.pay(order(1))
        #expect(paid.status == 200, "\(paid.text)")
        #expect(paid.json.text("transaction.format") == "card-grant")
        #expect(paid.json.text("charge.amount") == "14")
        #expect(
            try redeem(hand, paid, merchant: "https://evil.example").rule == "card.grant-mismatch")
        let shown = try redeem(hand, paid)
        #expect(shown.status == 200, "\(shown.text)")
        #expect(shown.headers["cache-control"] == "no-store")
        #expect(
            shown.json == [
                "number": .string(Self.number), "expires": "2047-08", "holder": "Jordan Canary",
                "address": "1 Canary Row", "cvv": "737",
            ])
        let again = try redeem(hand, paid)
        #expect(again.status == 403)
        #expect(again.rule == "card.grant-spent")
        // The next one fits the budget and not what may be exposed of the card.
        _ = try redeem(hand, try hand.pay(order(2)))
        let refused = try hand.pay(order(3, amount: "10.01"))
        #expect(refused.rule == "card.exposure")
        // A refused one names its merchant as a signed one does.
        for payment in [paid, refused] {
            let line = try shop.home.bursar("payment", "show", payment.payment ?? "")
            #expect(line.out.contains("https://shop.example"), "\(line.out)\(line.err)")
        }
        let log = try shop.home.bursar("audit", "log")
        #expect(log.out.contains("card=card/primary merchant=https://shop.example"))
        let listed = try shop.home.bursar("card", "list")
        #expect(listed.out.contains("4242") && listed.out.contains("visa"))
        #expect(!listed.out.contains("424242"))
        for verb in ["verify", "replay"] {
            let audited = try shop.home.bursar("audit", verb, "--key", shop.home.verifierKey)
            #expect(audited.status == 0, "\(audited.out)\(audited.err)")
        }
        try searched(shop)
    }

    @Test func `goes on after a restart, once the CVV is given again`() throws {
        let (shop, hand) = try open()
        let paid = try hand.pay(order(1))
        shop.home.kill()
        try shop.home.start()
        #expect(try shop.home.unseal().status == 200)
        #expect(try redeem(hand, paid).rule == "card.cvv-absent")
        let wrong = try shop.home.bursar("card", "cvv", "primary", "--cvv-fd", "0", input: "7377")
        #expect(wrong.status == 1 && !wrong.err.contains("7377"))
        let given = try shop.home.bursar("card", "cvv", "primary", "--cvv-fd", "0", input: "737")
        #expect(given.status == 0, "\(given.err)")
        #expect(try redeem(hand, paid).json.text("cvv") == "737")
        #expect(
            try shop.home.bursar(
                "card", "remove", "card/primary", "--reason", "over"
            ).status == 0)
        #expect(try hand.pay(order(2)).rule == "card.removed")
        try searched(shop)
    }

    @Test func `is shown to one of many that ask at once`() throws {
        let (shop, hand) = try open()
        let paid = try hand.pay(order(1))
        let clients = try (0..<16).map { _ in try shop.home.connect("agent") }
        for client in clients {
            client.post(
                "POST", "/v1/payments/\(paid.payment ?? "")/redeem", hand.headers(),
                body: JSONWriter.write(["merchant": "https://shop.example", "amount": "10.00"]))
        }
        let replies = try clients.map { try $0.reply() }
        #expect(replies.count { $0.status == 200 } == 1)
        #expect(replies.count { $0.rule == "card.grant-spent" } == 15)
        #expect(try shop.home.log().count { $0.text("kind") == "card.redeemed" } == 1)
    }

    @Test func `is not shown again after an older copy is put back`() throws {
        let (shop, hand) = try open()
        let home = shop.home
        let paid = try hand.pay(order(1))
        let file = home.place + "/granted.bursar"
        #expect(try home.bursar("backup", "create", file).status == 0)
        #expect(try redeem(hand, paid).status == 200)
        #expect(home.stop() == 0)
        try FileManager.default.removeItem(atPath: home.home)
        let phrase = DaemonHome.passphrase
        let restored = try home.bursar(
            "backup", "restore", file, "--passphrase-fd", "0", input: phrase)
        #expect(restored.status == 0, "\(restored.err)")
        try home.start()
        #expect(try home.bursar("unseal", "--passphrase-fd", "0", input: phrase).status == 4)
        #expect(
            try home.bursar(
                "audit", "acknowledge", "--rollback", "--reason", "disk died"
            ).status == 0)
        #expect(try home.bursar("thaw", "--reason", "looked at").status == 0)
        #expect(
            try home.bursar("card", "cvv", "primary", "--cvv-fd", "0", input: "737").status == 0)
        // The copy does not know that the grant was redeemed; that it is from before is enough.
        #expect(try redeem(hand, paid).rule == "card.grant-ended")
        #expect(try hand.pay(order(2)).rule == "window.restored")
    }

    @Test func `ends at the door where the card is none`() throws {
        let shop = try Shop()
        for (text, what) in [
            ("4242424242424243\n08/47\n737\nJordan Canary", "check digit"),
            ("4242424242424242\n08/20\n737\nJordan Canary", "until the end of 2020-08"),
            ("4242424242424242\n08/47\n73\nJordan Canary", "CVV"),
        ] {
            let refused = try shop.home.bursar(
                "card", "add", "primary", "--currency", "USD", "--exposure", "30.00", "--card-fd",
                "0", input: text)
            #expect(refused.status == 1)
            #expect(refused.err.contains(what), "\(refused.err)")
            #expect(!refused.err.contains("42424242"))
        }
        let wallet = try shop.home.bursar("wallet", "create", "card/primary")
        #expect(wallet.status == 1)
        try searched(shop)
    }

    /// Nothing of the card stands in any file or log of the vault, nor in what an auditor reads.
    private func searched(_ shop: Shop) throws {
        let canaries = [Self.number, "4242 4242", "Jordan Canary", "1 Canary Row", "\"737\""]
        var places = [("stderr", Array(shop.home.stderr.utf8))]
        places += try shop.home.entries().map { ("entry", $0) }
        let files = FileManager.default.enumerator(atPath: shop.home.place)
        while let name = files?.nextObject() as? String {
            guard let data = FileManager.default.contents(atPath: "\(shop.home.place)/\(name)")
            else { continue }
            places.append((name, Array(data)))
        }
        #expect(places.contains { $0.0.hasSuffix("bursar.db") })
        for (name, bytes) in places {
            let data = Data(bytes)
            for canary in canaries {
                #expect(data.range(of: Data(canary.utf8)) == nil, "\(canary) in \(name)")
            }
        }
    }
}
