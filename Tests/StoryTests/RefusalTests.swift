import Foundation
import JSON
import Testing

@Suite struct `A refusal` {
    private let shop: Shop

    init() throws { shop = try Shop.shared.get() }

    /// Checks the shape every refusal has.
    private func expect(
        _ rule: String, _ reply: Reply, location: SourceLocation = #_sourceLocation
    ) {
        let body = reply.json
        #expect(reply.status == 403, "\(reply.text)", sourceLocation: location)
        #expect(reply.rule == rule, "\(reply.text)", sourceLocation: location)
        #expect(
            body.keys == [
                "detail", "hint", "payment", "remaining", "rule", "status", "title", "type",
            ], sourceLocation: location)
        #expect(body.text("type") == "about:blank", sourceLocation: location)
        #expect(body.text("title") == "refused", sourceLocation: location)
        #expect(body.number("status") == 403, sourceLocation: location)
        #expect(body.text("hint")?.isEmpty == false, sourceLocation: location)
        #expect(
            reply.headers["content-type"] == "application/problem+json",
            sourceLocation: location)
    }

    @Test func `is charged nothing and is one entry of the log`() throws {
        let hand = try shop.hire(Budget(limit: "15.00"))
        #expect(try hand.pay(Order.numbered(0)).status == 200)
        let reply = try hand.pay(Order.numbered(1))
        expect("agent.limit", reply)
        #expect(
            reply.json.text("detail")
                == "10.52 CAD on top of 10.52 CAD is above \(hand.name)'s limit of 15 CAD a day")
        #expect(reply.json.text("hint")?.hasPrefix("4.48 CAD is left until ") == true)
        #expect(reply.json.text("remaining.0.amount") == "4.48")
        #expect(try shop.committed("agent/\(hand.name)") == Order.charge)
        let entries = try shop.home.log().filter { $0.text("payment") == reply.payment }
        #expect(entries.count == 1)
        #expect(entries.first?.text("outcome") == "refused")
        #expect(entries.first?.text("rule") == "agent.limit")
        // Refused money is no money: what still fits is signed.
        let small = Order.numbered(1).with("intent.amount", "0.0001")
        #expect(try hand.pay(small).status == 200)
    }

    @Test func `comes at one billionth above a limit and not at the limit`() throws {
        let exact = try shop.hire(Budget(limit: "10.52"))
        #expect(try exact.pay().status == 200)
        #expect(try exact.pay(Order.numbered(1)).rule == "agent.limit")
        let below = try shop.hire(Budget(limit: "10.519999999"))
        expect("agent.limit", try below.pay())
    }

    @Test func `comes from the project's limit, less its pools`() throws {
        let hand = try shop.hire(
            Budget(projectLimit: "30.00", pools: "{reserve: \"15.00\", emergency: \"4.49\"}"))
        expect("project.limit", try hand.pay())
        try shop.change(hand, Budget(projectLimit: "30.00", pools: "{reserve: \"19.48\"}"))
        #expect(try hand.pay().status == 200)
        expect("project.limit", try hand.pay(Order.numbered(1)))
    }

    @Test func `comes from what another agent of the project has spent`() throws {
        let budget = Budget(projectLimit: "15.00")
        let first = try shop.hire(budget)
        let second = try shop.hire(budget, project: first.project)
        #expect(try first.pay().status == 200)
        expect("project.limit", try second.pay())
    }

    @Test func `comes from the ceiling of one payment and of its fee`() throws {
        let hand = try shop.hire(Budget(perPayment: "10.51"))
        expect("payment.above-limit", try hand.pay())
        try shop.change(hand, Budget(perPayment: "10.52", maxFee: "2.51"))
        expect("fee.above-limit", try hand.pay())
        try shop.change(hand, Budget(perPayment: "10.52", maxFee: "2.52"))
        #expect(try hand.pay().status == 200)
    }

    @Test func `of a fee comes by default above five of the currency`() throws {
        let hand = try shop.hire()
        let dear = Order.plain.with("network.max_fee_per_gas", "60000000000")
        expect("fee.above-limit", try hand.pay(dear))
    }

    @Test func `of a payee compares accounts, not their text`() throws {
        let hand = try shop.hire(Budget(payees: "[\"\(Order.payee.lowercased())\"]"))
        #expect(try hand.pay().status == 200)
        let other = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"
        expect("payee.not-allowed", try hand.pay(Order.plain.with("intent.to", .string(other))))
        let none = try shop.hire(Budget(payees: "[]"))
        expect("payee.not-allowed", try none.pay())
    }

    @Test func `of a wallet is the same whether it exists or not`() throws {
        let hand = try shop.hire(Budget(wallets: "ton/main"))
        let absent = try hand.pay(Order.plain.with("wallet", "ethereum/nope"))
        let there = try hand.pay(Order.plain.with("wallet", "ethereum/main"))
        expect("wallet.not-allowed", absent)
        expect("wallet.not-allowed", there)
        func stripped(_ reply: Reply, _ wallet: String) -> String {
            reply.text.split(separator: wallet).joined(separator: "WALLET")
                .split(separator: reply.payment ?? "?").joined(separator: "PAYMENT")
        }
        #expect(stripped(absent, "ethereum/nope") == stripped(there, "ethereum/main"))
        // Not even a mistake in the rest tells them apart.
        for wallet in ["ethereum/nope", "ethereum/main"] {
            let bad = Order.plain.with("wallet", .string(wallet)).with("intent.to", "nobody")
            expect("wallet.not-allowed", try hand.pay(bad))
        }
    }

    @Test func `comes for another agent's wallet`() throws {
        let mine = "ethereum/w-\(UInt32.random(in: 0 ... .max))"
        try shop.wallet(mine)
        let owner = try shop.hire(Budget(wallets: mine))
        let order = Order.plain.with("wallet", .string(mine))
        expect("wallet.not-allowed", try shop.hire().pay(order))
        #expect(try owner.pay(order).status == 200)
    }

    @Test func `is not what a wallet gets that is in the list but absent`() throws {
        let hand = try shop.hire(Budget(wallets: "ethereum/main, ethereum/later"))
        let key = Order.key()
        let order = Order.plain.with("wallet", "ethereum/later")
        let reply = try hand.pay(order, key: key)
        #expect(reply.status == 404)
        #expect(reply.title == "not-found")
        // 404 binds nothing.
        #expect(try hand.pay(key: key).status == 200)
    }

    @Test func `comes where an agent was added but has no place in the policy`() throws {
        let name = "loose-\(UInt64.random(in: 0 ... .max))"
        let added = try shop.command(
            "/v1/admin/agents", ["agent": .string(name), "project": "nowhere"])
        let hand = Hand(
            name: name, project: "nowhere", token: try #require(added.text("token")),
            home: shop.home)
        let reply = try hand.pay()
        #expect(reply.status == 403)
        #expect(reply.rule == "agent.not-in-policy")
    }

    @Test func `comes without a rate, and with one that is too old`() throws {
        let shop = try Shop()
        try shop.wallet("ethereum/test", network: "testnet")
        let hand = try shop.hire(Budget(wallets: "ethereum/test"))
        let order = Order.plain.with("wallet", "ethereum/test")
            .with("network.chain_id", 11_155_111)
        // The rate of real ether is none for test coins.
        expect("rate.missing", try hand.pay(order))
        try shop.rate("ETH:testnet", "0.01", maxAge: 1)
        // An age is reached by waiting; nothing announces it.
        var quoted = try hand.quote(order)
        for _ in 0..<200 where quoted.rule != "rate.stale" {
            usleep(50_000)
            quoted = try hand.quote(order)
        }
        expect("rate.stale", try hand.pay(order))
        try shop.rate("ETH:testnet", "0.01", maxAge: 3_600)
        #expect(try hand.pay(order).status == 200)
    }

    @Test(arguments: [
        ("asset.unknown", Order.plain.with("intent.asset", "TON")),
        ("asset.unknown", Order.plain.with("intent.asset", "ETH:testnet")),
        ("ethereum.chain-id", Order.plain.with("network.chain_id", 11_155_111)),
        ("ethereum.chain-id", Order.plain.with("network.chain_id", 137)),
        ("ethereum.chain-id", Order.plain.with("network.chain_id", 0)),
        ("ethereum.gas-limit", Order.plain.with("network.gas_limit", "20999")),
        ("ethereum.gas-limit", Order.plain.with("network.gas_limit", "16777217")),
        ("ethereum.gas-limit", Order.plain.with("network.gas_limit", "0")),
        (
            "ethereum.priority-fee",
            Order.plain.with("network.max_priority_fee_per_gas", "30000000001")
        ),
        (
            "ethereum.payee",
            Order.plain.with("intent.to", "0x0000000000000000000000000000000000000000")
        ),
        (
            "ethereum.payee",
            Order.plain.with("intent.to", "0x0000000000000000000000000000000000000001")
        ),
        (
            "ethereum.overflow",
            Order.plain.with("intent.amount", "999999999999999999999999999999")
        ),
        (
            "ethereum.overflow",
            Order.plain.with(
                "network.max_fee_per_gas", .string(String(repeating: "9", count: 78)))
        ),
        ("charge.too-large", Order.plain.with("intent.amount", "300000000000000000000")),
    ])
    func `comes from the chain's own rules`(rule: String, order: JSON) throws {
        let hand = try shop.hire()
        expect(rule, try hand.pay(order))
        #expect(try shop.committed("agent/\(hand.name)") == "0")
    }
}
