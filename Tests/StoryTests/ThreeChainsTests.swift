import JSON
import Terms
import Testing

/// One budget above wallets of three chains, on a real daemon: the sum is what counts.
@Suite struct `Wallets of three chains under one budget` {
    private static let limit = "120.00"
    private let shop: Shop
    private let bitcoin: String

    init() throws {
        shop = try Shop()
        for chain in ["ton", "bitcoin"] {
            try shop.command(
                "/v1/admin/wallets",
                [
                    "wallet": .string("\(chain)/main"), "chain": .string(chain),
                    "network": "mainnet",
                ])
        }
        try shop.rate("TON", "4.12")
        try shop.rate("BTC", "140000")
        bitcoin = try #require(
            shop.home.connect("admin").ask("GET", "/v1/admin/wallets/bitcoin/main").json
                .text("address"))
    }

    private func budget(_ limit: String = "1000.00", project: String = limit) -> Budget {
        Budget(
            limit: limit, projectLimit: project,
            wallets: "ton/main, bitcoin/main, ethereum/main")
    }

    /// The `number`th payment, on each chain in turn: between five and twelve CAD.
    private func order(_ number: Int) throws -> JSON {
        switch number % 3 {
        case 0:
            [
                "wallet": "ton/main",
                "intent": [
                    "kind": "transfer", "amount": "1.5", "asset": "TON", "comment": "story",
                    "to": "UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi41-E",
                ],
                "network": ["seqno": .integer(UInt64(number)), "valid_for": 600],
            ]
        case 1:
            [
                "wallet": "bitcoin/main",
                "intent": [
                    "kind": "transfer", "amount": "0.00004", "asset": "BTC",
                    "to": "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu",
                ],
                "network": [
                    "fee_rate": "2.5",
                    "inputs": .array([
                        try ExampleCoin.input(
                            to: bitcoin, satoshi: 10_000, mark: UInt8(number & 0xff))
                    ]),
                ],
            ]
        default: Order.numbered(number)
        }
    }

    /// Sixty requests at once, of three chains and two agents.
    private func race(_ hands: [Hand]) throws -> [Reply] {
        let runners = try (0..<60).map { index in
            (hand: hands[index / 3 % hands.count], client: try shop.home.connect("agent"))
        }
        for (number, runner) in runners.enumerated() {
            runner.client.post(
                "POST", "/v1/payments", runner.hand.headers(Order.key()),
                body: JSONWriter.write(try order(number)))
        }
        return try runners.map { try $0.client.reply() }
    }

    @Test func `never spend more than it together`() throws {
        let first = try shop.hire(budget(project: Self.limit))
        let second = try shop.hire(budget(project: Self.limit), project: first.project)
        let replies = try race([first, second])
        let signed = replies.filter { $0.status == 200 }
        #expect(replies.allSatisfy { $0.status == 200 || $0.rule == "project.limit" })
        var sum = Money.zero
        for reply in signed {
            let charge = try Money(decimal: try #require(reply.json.text("charge.amount")))
            sum = try #require(sum.adding(charge))
        }
        let limit = try Money(decimal: Self.limit)
        #expect(sum <= limit)
        #expect(try shop.committed("project/\(first.project)") == sum.decimal)
        // All three were paid, and what was refused would not have fitted: the cheapest costs more
        // than what is left.
        let assets = Set(signed.compactMap { $0.json.text("charge.worst_case.0.asset") })
        #expect(assets == ["TON", "BTC", "ETH"])
        #expect(limit.subtracting(sum) < (try Money(decimal: "10.52")))
        let verified = try shop.home.bursar("audit", "verify", "--key", shop.home.verifierKey)
        #expect(verified.status == 0, "\(verified.err)")
    }

    @Test func `are charged the sum of what each can cost`() throws {
        let hand = try shop.hire(budget("30.00"))
        let replies = try (0..<3).map { try hand.pay(order($0)) }
        #expect(replies.map(\.status) == [200, 200, 200])
        let formats = replies.map { $0.json.text("transaction.format") }
        #expect(formats == ["ton-boc", "bitcoin-raw", "ethereum-raw"])
        let rates = ["TON": "4.12", "BTC": "140000", "ETH": "4000"]
        for reply in replies {
            let asset = try #require(reply.json.text("charge.worst_case.0.asset"))
            let worst = try #require(reply.json.text("charge.worst_case.0.amount"))
            let atoms = try DecimalText.parse(worst, decimals: 18)
            let price = try DecimalText.parse(try #require(rates[asset]), decimals: 2)
            // 18 and 2 decimals, to nine: rounded up.
            let nanos = (atoms * price + 99_999_999_999) / 100_000_000_000
            let charge = try Money(decimal: try #require(reply.json.text("charge.amount")))
            #expect(UInt128(charge.nanos) == nanos)
        }
        #expect(replies[0].json.text("transaction.valid_until") != nil)
        #expect(replies[1].json.text("transaction.valid_until") == nil)
        // 23 of 30 are gone: one more of the cheap ones fits, and then nothing does.
        #expect(try hand.pay(order(3)).status == 200)
        let more = try (4..<10).map { try hand.pay(order($0)) }
        #expect(more.allSatisfy { $0.rule == "agent.limit" })
    }

    @Test func `sign the same bytes again after a crash`() throws {
        let hand = try shop.hire(budget())
        let keys = (0..<3).map { _ in Order.key() }
        let bodies = try (0..<3).map { try order($0) }
        let before = try zip(keys, bodies).map { try hand.pay($1, key: $0) }
        #expect(before.map(\.status) == [200, 200, 200])
        shop.home.kill()
        try shop.home.start()
        #expect(try shop.home.unseal().status == 200)
        for (index, key) in keys.enumerated() {
            let reply = try hand.pay(bodies[index], key: key)
            #expect(reply.lasting == before[index].lasting)
        }
        let other = bodies[0].with("network.seqno", 1)
        #expect(try hand.pay(other, key: keys[0]).status == 409)
    }

    @Test func `know an address of another chain for none`() throws {
        let hand = try shop.hire(budget())
        for (number, address) in [
            (0, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
            (1, "UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi41-E"),
            (2, "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu"),
        ] {
            let body = try order(number).with("intent.to", .string(address))
            let reply = try hand.pay(body)
            #expect(reply.status == 400)
            #expect(reply.json.text("detail")?.contains("intent.to") == true)
        }
        // Nor a wallet that could pay what is asked, but is another chain's.
        let mixed = try order(0).with("wallet", "ethereum/main")
        #expect(try hand.pay(mixed).status == 400)
    }
}
