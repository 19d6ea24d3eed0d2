import Policy
import Testing

/// Bounds are read alike at an agent, a project and the vault; where they stand is told by the path.
@Suite struct `A mistake in a bound` {
    static let agent = "projects.game-dev-001.agents.worker-vm-1"
    static let project = "projects.game-dev-001"

    static let limits: [ExpectedMistake] = [
        ("limits: {amount: \"1\", per: day}", "11:17", ".limits", "must be a list"),
        ("limits: [day]", "11:18", ".limits[0]", "must be a mapping"),
        ("limits: [{per: day}]", "11:18", ".limits[0].amount", "is missing"),
        ("limits: [{amount: \"1\"}]", "11:18", ".limits[0].per", "is missing"),
        ("limits: [{amount: 1, per: day}]", "11:27", ".limits[0].amount", "must be quoted"),
        (
            "limits: [{amount: \"1\", per: day}, {amount: \"2\", per: day}]", "11:43",
            ".limits[1]", "the same window as \(agent).limits[0]"
        ),
        (
            "limits: [{amount: \"1\", per: week}, {amount: \"2\", per: week, starts: monday}]",
            "11:44", ".limits[1]", "the same window"
        ),
        (
            "limits: [{amount: \"1\", per: day, resets_at: 04}]", "11:53",
            ".limits[0].resets_at", "no time of day"
        ),
        (
            "limits: [\(Array(repeating: "{amount: \"1\", per: day}", count: 17).joined(separator: ", "))]",
            "11:17", ".limits", "has 17 bounds, more than 16"
        ),
        ("per_payee: \"5.00\"", "11:20", ".per_payee", "must be a mapping"),
        ("per_payee: {amount: \"5\", per: year}", "11:39", ".per_payee.per", "is no window"),
        (
            "new_payees: {amount: \"5\", per: day, count: 1}", "11:45", ".new_payees.count",
            "not a known key"
        ),
    ].map(at(agent))

    static let tables: [ExpectedMistake] = [
        ("per_asset: []", "11:20", ".per_asset", "must be a mapping"),
        (
            "per_asset: {DOGE: {amount: \"5\", per: day}}", "11:21", ".per_asset.DOGE",
            "no asset that is known"
        ),
        (
            "per_asset: {eth: {amount: \"5\", per: day}}", "11:21", ".per_asset.eth",
            "no asset that is known"
        ),
        ("per_asset: {ETH: \"5\"}", "11:26", ".per_asset.ETH", "must be a mapping"),
        (
            "per_wallet: {main: {amount: \"5\", per: day}}", "11:22", ".per_wallet.main",
            "no wallet name"
        ),
        (
            "per_wallet: {ton/main: {amount: 5, per: day}}", "11:41",
            ".per_wallet.ton/main.amount", "must be quoted"
        ),
        ("max_fees: \"1.00\"", "11:19", ".max_fees", "must be a mapping"),
        ("max_fees: {solana: \"1\"}", "11:20", ".max_fees.solana", "no chain that is known"),
        ("max_fees: {ethereum: 1}", "11:30", ".max_fees.ethereum", "must be quoted"),
    ].map(at(agent))

    static let others: [ExpectedMistake] = [
        ("payments: 10", "11:19", ".payments", "must be a list"),
        ("payments: {per: day}", "11:19", ".payments.count", "is missing"),
        ("payments: {count: 1}", "11:19", ".payments.per", "is missing"),
        ("payments: {count: \"1\", per: day}", "11:27", ".payments.count", "without quotes"),
        ("payments: {count: -1, per: day}", "11:27", ".payments.count", "whole number"),
        (
            "payments: {count: 1, per: day, amount: \"1\"}", "11:40", ".payments.amount",
            "not a known key"
        ),
        (
            "payments: [{count: 1, per: hour}, {count: 2, per: hour}]", "11:43",
            ".payments[1]", "the same window as \(agent).payments[0]"
        ),
        ("exposure: 500", "11:19", ".exposure", "must be quoted"),
        ("hours: 9-17", "11:16", ".hours", "must be a mapping"),
        ("hours: {from: \"09:00\"}", "11:16", ".hours.until", "is missing"),
        ("hours: {until: \"09:00\"}", "11:16", ".hours.from", "is missing"),
        (
            "hours: {from: \"09:00\", until: \"09:00\"}", "11:16", ".hours",
            "begin and end at 09:00"
        ),
        (
            "hours: {from: \"09:00\", until: \"24:00\"}", "11:39", ".hours.until",
            "no time of day"
        ),
        ("hours: {from: \"9:00\", until: \"17:00\"}", "11:23", ".hours.from", "no time of day"),
        (
            "hours: {from: \"09:00:30\", until: \"17:00\"}", "11:23", ".hours.from",
            "no time of day"
        ),
        ("hours: {from: \"09:60\", until: \"17:00\"}", "11:23", ".hours.from", "no time of day"),
        ("deny: any", "11:15", ".deny", "must be a list"),
        ("deny: [addr-1, nowhere]", "11:24", ".deny[1]", "no address"),
        ("approval: \"10.00\"", "11:19", ".approval", "must be a mapping"),
        ("approval: {within: 24h}", "11:19", ".approval.above", "is missing"),
        (
            "approval: {above: \"1\", within: 24}", "11:40", ".approval.within",
            "no length of time"
        ),
        (
            "approval: {above: \"1\", within: 59s}", "11:40", ".approval.within",
            "is 59 s, outside 60 to 2592000 s"
        ),
        (
            "approval: {above: \"1\", within: 31d}", "11:40", ".approval.within",
            "is 2678400 s, outside"
        ),
        ("duplicates: never", "11:21", ".duplicates", "no length of time"),
        ("duplicates: 0m", "11:21", ".duplicates", "no length of time"),
        ("duplicates: 1.5h", "11:21", ".duplicates", "no length of time"),
        ("duplicates: 1000000000d", "11:21", ".duplicates", "no length of time"),
        ("duplicates: 59s", "11:21", ".duplicates", "is 59 s, outside 60 to 86400 s"),
        ("duplicates: 25h", "11:21", ".duplicates", "is 90000 s, outside"),
        ("duplicates: [10m]", "11:21", ".duplicates", "must be a text"),
    ].map(at(agent))

    /// What may be wrong with a limit is told of the project's own, on line 5.
    static let windows: [ExpectedMistake] = [
        ("per: week, resets_at: \"24:00\"", "5:53", "resets_at", "no time of day"),
        ("per: week, resets_at: [4]", "5:53", "resets_at", "must be a text"),
        ("per: hour, resets_at: \"00:00\"", "5:53", "resets_at", "days, weeks and months only"),
        (
            "per: rolling 7d, resets_at: \"04:00\"", "5:59", "resets_at",
            "days, weeks and months only"
        ),
        ("per: rolling 7d, starts: monday", "5:56", "starts", "for weeks only"),
        ("per: day, carry_over: \"20.00\"", "5:53", "carry_over", "must be none or a mapping"),
        ("per: day, carry_over: all", "5:53", "carry_over", "must be none or a mapping"),
        ("per: day, carry_over: {}", "5:53", "carry_over.unused", "is missing"),
        ("per: day, carry_over: {unused: 5}", "5:62", "carry_over.unused", "must be quoted"),
        ("per: day, carry_over: {unused: \"0.0\"}", "5:62", "carry_over.unused", "is 0"),
        (
            "per: day, carry_over: {unused: \"5\", all: \"5\"}", "5:67", "carry_over.all",
            "not a known key"
        ),
        (
            "per: hour, carry_over: {unused: \"5\"}", "5:54", "carry_over",
            "days, weeks and months only"
        ),
        (
            "per: rolling 30d, carry_over: {unused: \"5\"}", "5:61", "carry_over",
            "days, weeks and months only"
        ),
    ].map {
        ExpectedMistake(
            PolicyFixtures.policy().replacing("per: week", with: $0.0), $0.1,
            "\(project).limit.\($0.2)", $0.3)
    }

    static let places: [ExpectedMistake] = [
        ExpectedMistake(
            PolicyFixtures.policy(project: ["exposure: 500"]), "11:15", "\(project).exposure",
            "must be quoted"),
        ExpectedMistake(
            PolicyFixtures.policy(project: ["duplicates: allow"]), "11:5",
            "\(project).duplicates", "not a known key"),
        vault("[]", "4:8", "", "must be a mapping"),
        vault("{limit: {amount: \"1\"}}", "4:16", ".limit.per", "is missing"),
        vault("{timezone: EST}", "4:19", ".timezone", "no time zone"),
        vault("{exposure: 500}", "4:19", ".exposure", "must be quoted"),
        vault("{deny: [nowhere]}", "4:16", ".deny[0]", "no address"),
        vault("{agents: {}}", "4:9", ".agents", "not a known key"),
        vault("{pools: {reserve: \"1\"}}", "4:9", ".pools", "not a known key"),
        vault("", "4:7", "", "must be a mapping"),
    ]

    @Test(arguments: limits + tables + others + windows + places)
    func `is named with its line, column, path and reason`(expected: ExpectedMistake) throws {
        try expected.check()
    }

    @Test func `is one address too many, counted over payees and deny alike`() throws {
        func deny(_ count: Int) -> String {
            "deny: [" + Array(repeating: "addr-1", count: count).joined(separator: ", ") + "]"
        }
        let payees = "[addr-1, addr-2]"
        #expect(
            PolicyFixtures.mistakes(PolicyFixtures.policy(agent: [deny(9_998)], payees: payees))
                == [])
        let more = PolicyFixtures.mistakes(
            PolicyFixtures.policy(agent: [deny(9_999)], payees: payees))
        #expect(more.map(\.path) == ["\(Self.agent).deny"])
        #expect(more.first?.clause.contains("to 10001 addresses, more than 10000") == true)
    }

    @Test func `never makes a bound go away in silence`() {
        // Each of these is one slip away from being accepted as no bound at all.
        for text in ["limits:", "per_asset:", "payments:", "hours:", "deny:", "max_fees:"] {
            #expect(PolicyFixtures.mistakes(PolicyFixtures.policy(agent: [text])).count == 1)
        }
        #expect(PolicyFixtures.mistakes(PolicyFixtures.policy(agent: ["exposure: ~"])).count == 1)
    }

    private static func at(
        _ scope: String
    ) -> ((String, String, String, String)) -> ExpectedMistake {
        { ExpectedMistake(PolicyFixtures.policy(agent: [$0.0]), $0.1, scope + $0.2, $0.3) }
    }

    private static func vault(
        _ text: String, _ place: String, _ path: String, _ clause: String
    ) -> ExpectedMistake {
        ExpectedMistake(
            "version: 1\ncurrency: CAD\nprojects: {}\nvault: \(text)\n", place, "vault\(path)",
            clause)
    }
}
