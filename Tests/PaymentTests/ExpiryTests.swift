@testable import AdminTests
import Admin
import JSON
import Terms
import Testing

/// A chain whose signatures run out: TON.
@Suite struct `A signature that runs out` {
    private static let body: JSON = [
        "wallet": "ton/main",
        "intent": [
            "kind": "transfer", "to": "UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi41-E",
            "amount": "0.5", "asset": "TON",
        ],
        "network": ["seqno": 7, "valid_for": 120],
    ]

    private func open() throws -> Counter {
        let premises = try Premises.found()
        try premises.unseal()
        try premises.apply(Premises.policy(wallets: "[ton/main]"))
        _ = try premises.office.setRate(Premises.rate(asset: "TON", price: "4"), by: Premises.admin)
        _ = try premises.office.createWallet(
            Premises.wallet("ton/main", chain: "ton"), by: Premises.admin)
        return try Counter(premises, token: try premises.addAgent())
    }

    @Test func `says until when, and is the same one until then`() throws {
        let counter = try open()
        let first = try #require(try counter.paid("first", Self.body).signed)
        #expect(first["transaction"]?["valid_until"] == "2026-11-23T12:02:00Z")
        counter.premises.clock.pass(seconds: 119)
        let again = try #require(try counter.paid("first", Self.body).signed)
        #expect(again["transaction"] == first["transaction"])
        #expect(again["expired"] == nil)
    }

    @Test func `is repeated after its end, and said to be over`() throws {
        let counter = try open()
        let first = try #require(try counter.paid("first", Self.body).signed)
        let committed = counter.committed
        counter.premises.clock.pass(seconds: 120)
        let again = try #require(try counter.paid("first", Self.body).signed)
        #expect(again["transaction"] == first["transaction"])
        #expect(again["expired"] == true)
        // Wallets refuse it from that very second on.
        // Time alone proves nothing: what was signed stays charged.
        #expect(counter.committed == committed)
    }

    // T-31: a wall clock that was set forward and back must not make a signature live longer.
    @Test func `is counted from the earlier of the two clocks`() throws {
        let counter = try open()
        counter.premises.clock.jump(seconds: 200)
        _ = try counter.paid("first", Self.body)
        counter.premises.clock.jump(seconds: -200)
        guard case .object(var body) = Self.body else { return }
        body["confirm_duplicate"] = true
        let second = try #require(try counter.paid("second", .object(body)).signed)
        #expect(second["transaction"]?["valid_until"] == "2026-11-23T12:02:00Z")
    }
}
