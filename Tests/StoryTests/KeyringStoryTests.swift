import JSON
import Testing

@Suite struct `A vault whose keyrings are rotated` {
    @Test func `pays, shows and discloses as before, while it goes on and afterwards`() throws {
        let shop = try Shop()
        let home = shop.home
        defer { home.stop() }
        let hand = try shop.hire()
        let order = Order.plain.with("purpose", ["item": "a subscription"])
        #expect(try hand.pay(order).status == 200)
        let place = try #require(try home.log().lastIndex { $0.text("kind") == "payment.decided" })
        let put = try home.connect("admin").ask(
            "POST", "/v1/admin/secrets/api_keys/openai/put", body: Array("sk-value".utf8))
        #expect(put.status == 200, "\(put.text)")
        let rotated = try home.bursar(
            "rotate", "keyring", "all", "--proof-passphrase-fd", "0", "--reason", "yearly",
            input: DaemonHome.passphrase)
        #expect(rotated.status == 0, "\(rotated.err)")
        #expect(rotated.out.contains("api      2"))
        let kinds = try home.log().compactMap { $0.text("kind") }
        for kind in ["keyring.begun", "keyring.rotated"] {
            #expect(kinds.count { $0 == kind } == 4, "\(kind)")
        }
        for isReopened in [false, true] {
            if isReopened {
                #expect(home.stop() == 0)
                try home.start()
                let opened = try home.unseal()
                #expect(opened.status == 200)
                #expect(!opened.text.contains("frozen"))
            }
            let next = Order.numbered(isReopened ? 2 : 1)
                .with("intent.amount", isReopened ? "0.0002" : "0.0001")
            let paid = try hand.pay(next)
            #expect(paid.status == 200, "\(paid.text)")
            let given = try home.bursar(
                "audit", "disclose", String(place), "--reason", "tax", "--json")
            #expect(given.status == 0, "\(given.err)")
            #expect(given.out.contains("a subscription"))
        }
        let wrong = try home.bursar(
            "rotate", "keyring", "api", "--proof-passphrase-fd", "0", input: "not it")
        #expect(wrong.status == 1)
        let unknown = try home.bursar("rotate", "keyring", "cards")
        #expect(unknown.status == 2)
    }
}
