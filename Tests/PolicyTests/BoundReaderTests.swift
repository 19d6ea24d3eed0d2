import Gate
import Policy
import Terms
import Testing

@Suite struct `A bound in a policy` {
    /// The bounds that `line` gives an agent, a project and the vault.
    private func read(_ line: String) throws -> [Bounds] {
        let policy = try PolicyFixtures.read(
            PolicyFixtures.policy(agent: [line], project: [line]) + "vault:\n  \(line)\n")
        let project = try #require(policy.projects.values.first)
        return [
            try #require(project.agents.values.first).bounds, project.bounds,
            try #require(policy.vault).bounds,
        ]
    }

    private func check(_ line: String, _ expected: Bounds) throws {
        let found = try read(line)
        #expect(found == Array(repeating: expected, count: 3), "\(line)")
    }

    private static func money(_ text: String) throws -> Money { try Money(decimal: text) }

    private static func recurrence(_ span: WindowSpan, at time: Int64) throws -> Recurrence {
        try #require(Recurrence(span, resetsAt: time))
    }

    @Test func `is none where none is written, or an empty list`() throws {
        let plain = try PolicyFixtures.read(PolicyFixtures.policy())
        #expect(plain.vault == nil)
        let project = try #require(plain.projects.values.first)
        #expect(project.bounds == .none)
        #expect(project.drawsReserve == .deny)
        #expect(project.drawsEmergency)
        let agent = try #require(project.agents.values.first)
        #expect(agent.bounds == .none)
        #expect(agent.duplicates == .sameRequest)
        #expect(agent.requests.perDay == nil)
        for line in [
            "limits: []", "per_asset: {}", "per_wallet: {}", "payments: []", "deny: []",
            "max_fees: {}",
        ] {
            try check(line, .none)
        }
    }

    @Test func `limits by several windows, in one order however they are written`() throws {
        let hour = Limit(amount: try Self.money("2"), per: .hour)
        let day = Limit(
            amount: try Self.money("9.5"), per: try Self.recurrence(.day, at: 14_400),
            carryOver: try Self.money("1"))
        let rolling = Limit(amount: try Self.money("40"), per: .rolling(seconds: 2_592_000))
        let texts = [
            "{amount: \"2\", per: hour, carry_over: none}",
            "{amount: \"9.50\", per: day, resets_at: \"04:00\", carry_over: {unused: \"1\"}}",
            "{amount: \"40\", per: rolling 30d}",
        ]
        for _ in 0..<6 {
            let line = "limits: [\(texts.shuffled().joined(separator: ", "))]"
            try check(line, Bounds(limits: [rolling, hour, day]))
            #expect(try read(line).first?.limits == [hour, day, rolling])
        }
    }

    @Test func `tells windows apart by length, first day and reset time`() throws {
        let line = """
            limits: [{amount: "1", per: week}, {amount: "2", per: week, starts: sunday}, \
            {amount: "3", per: week, resets_at: "00:01"}, {amount: "4", per: rolling 7d}, \
            {amount: "5", per: day}, {amount: "6", per: rolling 24h}]
            """
        let limits = try #require(try read(line).first?.limits)
        #expect(limits.map(\.amount.decimal) == ["5", "1", "3", "2", "6", "4"])
        #expect(
            limits.map(\.per) == [
                Recurrence(.day), Recurrence(.week(starts: 0)),
                try Self.recurrence(.week(starts: 0), at: 60), Recurrence(.week(starts: 6)),
                Recurrence(.rolling(seconds: 86_400)), Recurrence(.rolling(seconds: 604_800)),
            ])
    }

    @Test func `counts midnight as no reset time`() throws {
        let limit = Limit(amount: try Self.money("1"), per: .month)
        try check(
            "limits: [{amount: \"1\", per: month, resets_at: \"00:00\"}]", Bounds(limits: [limit]))
    }

    @Test func `limits an asset, a wallet, a payee and new payees`() throws {
        let limit = Limit(amount: try Self.money("5"), per: .rolling(seconds: 86_400))
        let text = "{amount: \"5\", per: rolling 24h}"
        try check(
            "per_asset: {ETH: \(text), \"TON:testnet\": \(text)}",
            Bounds(perAsset: ["ETH": limit, "TON:testnet": limit]))
        let wallet = try #require(WalletName("ton/main"))
        try check("per_wallet: {ton/main: \(text)}", Bounds(perWallet: [wallet: limit]))
        try check("per_payee: \(text)", Bounds(perPayee: limit))
        try check("new_payees: \(text)", Bounds(newPayees: limit))
    }

    @Test func `counts payments, by one window or several`() throws {
        let day = CountLimit(count: 10, per: Recurrence(.day))
        let hour = CountLimit(count: 0, per: Recurrence(.hour))
        try check("payments: {count: 10, per: day}", Bounds(payments: [day]))
        try check("payments: [{count: 10, per: day}]", Bounds(payments: [day]))
        try check(
            "payments: [{count: 10, per: day}, {count: 0, per: hour}]",
            Bounds(payments: [hour, day]))
    }

    @Test func `holds exposure, fees by chain, and approval with its wait`() throws {
        try check("exposure: \"500.00\"", Bounds(exposure: try Self.money("500")))
        try check("exposure: \"0\"", Bounds(exposure: .zero))
        try check(
            "max_fees: {ethereum: \"1.00\", ton: \"0.05\"}",
            Bounds(maxFees: [
                ChainName("ethereum"): try Self.money("1"),
                ChainName("ton"): try Self.money("0.05"),
            ]))
        let above = try Self.money("10")
        for (text, seconds) in [
            ("", 86_400), (", within: 90s", 90), (", within: 10m", 600),
            (", within: 30d", 2_592_000),
            (", within: 60s", 60), (", within: 24h", 86_400),
        ] as [(String, Int64)] {
            try check(
                "approval: {above: \"10.00\"\(text)}",
                Bounds(approval: ApprovalRule(above: above, within: seconds)))
        }
    }

    @Test func `keeps hours, over midnight too`() throws {
        try check(
            "hours: {from: \"09:00\", until: \"17:30\"}",
            Bounds(hours: Hours(from: 32_400, until: 63_000)))
        try check(
            "hours: {from: \"22:00\", until: \"00:00\"}",
            Bounds(hours: Hours(from: 79_200, until: 0)))
    }

    @Test func `denies an address on every network it can mean`() throws {
        let accounts = try #require(PolicyFixtures.accounts("addr-7"))
        try check("deny: [addr-7, ADDR-7, only-7]", Bounds(deny: Set(accounts)))
    }

    @Test(
        arguments: [
            ("allow", .allow), ("same-request", .sameRequest), ("10m", .samePayment(within: 600)),
            ("60s", .samePayment(within: 60)), ("1d", .samePayment(within: 86_400)),
        ] as [(String, DuplicateRule)])
    func `says when a payment is one that was made already`(
        text: String, rule: DuplicateRule
    ) throws {
        let policy = try PolicyFixtures.read(PolicyFixtures.policy(agent: ["duplicates: \(text)"]))
        #expect(policy.projects.values.first?.agents.values.first?.duplicates == rule)
    }

    @Test(arguments: [
        ("", Draw.deny, true), (", draw: {}", .deny, true),
        (", draw: {reserve: approval}", .approval, true),
        (", draw: {reserve: deny, emergency: deny}", .deny, false),
        (", draw: {emergency: grant}", .deny, true),
    ])
    func `says who opens the pools`(text: String, reserve: Draw, emergency: Bool) throws {
        let policy = try PolicyFixtures.read(
            PolicyFixtures.policy(project: ["pools: {reserve: \"5\"\(text)}"]))
        let project = try #require(policy.projects.values.first)
        #expect(project.drawsReserve == reserve)
        #expect(project.drawsEmergency == emergency)
    }

    @Test func `bounds requests a day`() throws {
        let policy = try PolicyFixtures.read(
            PolicyFixtures.policy(agent: ["requests: {per_day: 1000}"]))
        let requests = policy.projects.values.first?.agents.values.first?.requests
        #expect(requests == .init(perSecond: 50, burst: 200, perDay: 1_000))
    }

    @Test func `may stand over the whole vault, with a limit or without`() throws {
        let text = PolicyFixtures.policy()
        let bare = try #require(try PolicyFixtures.read(text + "vault: {}\n").vault)
        #expect(bare == VaultBudget(zone: .utc))
        let full = try #require(
            try PolicyFixtures.read(
                text + "vault: {timezone: Pacific/Apia, limit: {amount: \"7\", per: month}}\n"
            ).vault)
        #expect(full.zone.identifier == "Pacific/Apia")
        #expect(full.limit == Limit(amount: try Self.money("7"), per: .month))
        #expect(full.bounds == .none)
    }
}
