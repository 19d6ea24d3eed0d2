import Foundation
import JSON
import Testing

/// A TON wallet's coins go to its successor, over the real daemon and by the real command line.
@Suite struct `A TON wallet that is swept` {
    private static func sweep(
        _ home: DaemonHome, _ key: String, seqno: Int, fee: String = "0.1"
    ) throws -> Transcript {
        try home.bursar(
            "wallet", "sweep", "ton/main", "--amount", "1.25", "--asset", "TON", "--chain-data",
            "-", "--max-fee", fee, "--key", key, "--json",
            input: #"{"seqno": \#(seqno), "valid_for": 600}"#)
    }

    private static func rule(_ ended: Transcript) throws -> String? {
        ended.status == 1 ? try ended.json.text("rule") : nil
    }

    private static func address(_ home: DaemonHome, _ wallet: String) throws -> String {
        try #require(
            home.connect("admin").ask("GET", "/v1/admin/wallets/\(wallet)").json.text("address"))
    }

    private static func transaction(_ ended: Transcript) throws -> JSON? {
        try ended.json["transaction.data"]
    }

    @Test func `pays its successor, again after a kill, and none that is to end`() throws {
        let shop = try Shop()
        let home = shop.home
        defer { home.stop() }
        try shop.command(
            "/v1/admin/wallets", ["wallet": "ton/main", "chain": "ton", "network": "mainnet"])
        func rotate(to next: String) throws {
            let rotated = try home.bursar("rotate", "wallet", "ton/main", "--to", next, "--json")
            #expect(rotated.status == 0, "\(rotated.err)")
        }
        try rotate(to: "ton/next")
        let next = try Self.address(home, "ton/next")
        let dear = try Self.sweep(home, "sweep-of-ton-story-0", seqno: 0, fee: "0.000001")
        #expect(try Self.rule(dear) == "sweep.fee", "\(dear.out)")
        let first = try Self.sweep(home, "sweep-of-ton-story-1", seqno: 0)
        #expect(first.status == 0, "\(first.out)\(first.err)")
        #expect(try first.json.text("to") == next && first.json.text("value.amount") == "1.25")
        #expect(try first.json.text("transaction.format") == "ton-boc")
        #expect(try first.json.text("transaction.valid_until") != nil)

        home.kill()
        try home.start()
        #expect(try home.unseal().status == 200)
        let again = try Self.sweep(home, "sweep-of-ton-story-1", seqno: 0)
        #expect(try Self.transaction(again) == Self.transaction(first), "\(again.err)")
        let changed = try Self.sweep(home, "sweep-of-ton-story-1", seqno: 1)
        #expect(changed.status != 0 && changed.out.contains("idempotency"), "\(changed.out)")

        // The successor is to end: what pays it is not given again, until its key is kept.
        try rotate(to: "ton/third")
        let ordered = try home.bursar(
            "wallet", "destroy", "ton/next", "--confirm", next, "--wait", "1h")
        #expect(ordered.status == 0, "\(ordered.err)")
        let refused = try Self.sweep(home, "sweep-of-ton-story-1", seqno: 0)
        #expect(try Self.rule(refused) == "sweep.payee", "\(refused.out)\(refused.err)")
        let third = try Self.sweep(home, "sweep-of-ton-story-2", seqno: 1)
        #expect(try third.json.text("to") == Self.address(home, "ton/third"), "\(third.err)")
        #expect(try home.bursar("wallet", "keep", "ton/next").status == 0)
        let kept = try Self.sweep(home, "sweep-of-ton-story-1", seqno: 0)
        #expect(try Self.transaction(kept) == Self.transaction(first), "\(kept.err)")

        for verb in ["verify", "replay"] {
            let audited = try home.bursar("audit", verb, "--key", home.verifierKey)
            #expect(audited.status == 0, "\(verb): \(audited.out)\(audited.err)")
        }
        let swept = try home.log().filter { $0.text("kind") == "wallet.swept" }
        #expect(swept.map { $0.text("wallet") } == ["ton/main", "ton/main"])
        #expect(try home.log().allSatisfy { $0.text("kind") != "payment.decided" })
    }
}
