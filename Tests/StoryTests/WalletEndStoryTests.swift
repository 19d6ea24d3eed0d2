import Foundation
import JSON
import Testing

/// A wallet's life to its end, over the real daemon and by the real command line.
@Suite struct `A wallet that has had its day` {
    private static func wait(_ shop: Shop, _ wallet: String, until standing: String) throws -> Bool
    {
        let deadline = Date.now + 30
        while Date.now < deadline {
            let shown = try shop.home.connect("admin").ask("GET", "/v1/admin/wallets/\(wallet)")
            if shown.json.text("standing") == standing { return true }
            Thread.sleep(forTimeInterval: 0.1)
        }
        return false
    }

    @Test func `is swept to its successor, then destroyed, and answers as before`() throws {
        let shop = try Shop()
        let home = shop.home
        defer { home.stop() }
        let hand = try shop.hire()
        let key = Order.key()
        let paid = try hand.pay(key: key)
        #expect(paid.status == 200)

        let rotated = try home.bursar(
            "rotate", "wallet", "ethereum/main", "--to", "ethereum/next", "--json")
        #expect(rotated.status == 0, "\(rotated.err)")
        #expect(rotated.out.contains("draining"))
        let late = try hand.pay(Order.numbered(1))
        #expect(late.status == 403 && late.json.text("rule") == "wallet.draining")
        #expect(late.json.text("hint")?.contains("ethereum/next") == true)

        let network = JSONWriter.write(Order.numbered(2)["network"] ?? .null)
        func sweep(_ key: String, fee: String = "0.001") throws -> Transcript {
            try home.bursar(
                "wallet", "sweep", "ethereum/main", "--amount", "0.25", "--asset", "ETH",
                "--chain-data", "-", "--max-fee", fee, "--key", key, "--json",
                input: String(decoding: network, as: UTF8.self))
        }
        let dear = try sweep("sweep-of-the-story-0", fee: "0.0001")
        #expect(dear.status == 1 && dear.out.contains("sweep.fee"))
        let swept = try sweep("sweep-of-the-story-1")
        #expect(swept.status == 0, "\(swept.err)")
        let transaction = try JSONReader.read(Array(swept.out.utf8))["transaction.data"]
        #expect(transaction != nil)

        let wrong = try home.bursar(
            "wallet", "destroy", "ethereum/main", "--confirm", "0x00", "--wait", "1s")
        #expect(wrong.status == 1)
        #expect(wrong.err.contains("typed in full") && wrong.err.contains("hint: "))
        let shown = try home.bursar("wallet", "show", "ethereum/main", "--json")
        let address = try #require(try JSONReader.read(Array(shown.out.utf8)).text("address"))
        let kept = try home.bursar(
            "wallet", "destroy", "ethereum/main", "--confirm", address, "--wait", "1h")
        #expect(kept.status == 0 && kept.out.contains("to-be-destroyed"), "\(kept.err)")
        #expect(try home.bursar("wallet", "keep", "ethereum/main").status == 0)
        let ordered = try home.bursar(
            "wallet", "destroy", "ethereum/main", "--confirm", address, "--wait", "1s")
        #expect(ordered.status == 0, "\(ordered.err)")
        #expect(try Self.wait(shop, "ethereum/main", until: "destroyed"))

        for isReopened in [false, true] {
            if isReopened {
                #expect(home.stop() == 0)
                try home.start()
                #expect(try !home.unseal().text.contains("frozen"))
            }
            let again = try hand.pay(key: key)
            #expect(again.status == 200)
            #expect(again.json["transaction"] == paid.json["transaction"])
            let repeated = try sweep("sweep-of-the-story-1")
            #expect(repeated.status == 0, "\(repeated.out)\(repeated.err)")
            #expect(
                try JSONReader.read(Array(repeated.out.utf8))["transaction.data"] == transaction)
            #expect(try hand.pay(Order.numbered(9)).json.text("rule") == "wallet.destroyed")
        }
        let replay = try home.bursar("audit", "replay")
        #expect(replay.status == 0, "\(replay.out)\(replay.err)")
        let kinds = try home.log().compactMap { $0.text("kind") }
        for kind in [
            "wallet.rotated", "wallet.swept", "wallet.destruction_ordered", "wallet.kept",
            "wallet.destroyed",
        ] {
            #expect(kinds.contains(kind), "\(kind)")
        }
    }
}
