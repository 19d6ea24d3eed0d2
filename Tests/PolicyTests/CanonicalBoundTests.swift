import Gate
import JSON
import Policy
import Terms
import Testing

@Suite struct `The canonical form of bounds` {
    private func bytes(_ json: JSON) -> String {
        String(decoding: JSONWriter.write(json), as: UTF8.self)
    }

    private func read(_ text: String) throws -> BudgetPolicy {
        try BudgetPolicy(
            canonical: JSONReader.read(Array(text.utf8)), zones: ZoneDatabase.rules(for:),
            accounts: PolicyFixtures.accounts)
    }

    /// A policy in which every member that came with bounds stands once.
    private static let full =
        PolicyFixtures.policy(
            agent: [
                "requests: {per_day: 1000}", "duplicates: 10m",
                "limits: [{amount: \"60\", per: rolling 30d}, {amount: \"10\", per: hour}]",
                "per_wallet: {ton/main: {amount: \"15\", per: day, resets_at: \"00:30\"}}",
                "new_payees: {amount: \"8\", per: rolling 24h}",
                "approval: {above: \"12.00\", within: 12h}",
            ],
            project: [
                "pools: {reserve: \"30\", draw: {reserve: approval, emergency: deny}}",
                "hours: {from: \"22:00\", until: \"06:30\"}",
                "per_asset: {ETH: {amount: \"40\", per: month, carry_over: {unused: \"4.50\"}}}",
                "per_payee: {amount: \"50\", per: week, starts: sunday}",
                "payments: [{count: 40, per: week}, {count: 5, per: hour}]", "deny: [only-3]",
            ]) + """
            vault:
              limit: {amount: "400", per: month}
              exposure: "120.00"
              max_fees: {ton: "0.50", bitcoin: "5"}

            """

    private static let agent = """
        "agents":{"worker-vm-1":{"approval":{"above":"12","within":43200},\
        "duplicates":{"within":600},"limit":{"amount":"25","per":"day"},\
        "limits":[{"amount":"10","per":"hour"},{"amount":"60","per":"rolling 30d"}],\
        "max_fee":"5","new_payees":{"amount":"8","per":"rolling 24h"},"payees":"any",\
        "per_wallet":{"ton/main":{"amount":"15","per":"day","resets_at":"00:30"}},\
        "requests":{"burst":200,"per_day":1000,"per_second":50},"wallets":["ethereum/main"]}}
        """

    private static let golden = """
        {"currency":"CAD","projects":{"game-dev-001":{\(agent),\
        "deny":[{"account":"addr-3","chain":"ethereum","network":"mainnet"}],\
        "hours":{"from":"22:00","until":"06:30"},\
        "limit":{"amount":"100","per":"week","starts":"monday"},\
        "payments":[{"count":5,"per":"hour"},{"count":40,"per":"week","starts":"monday"}],\
        "per_asset":{"ETH":{"amount":"40","carry_over":{"unused":"4.5"},"per":"month"}},\
        "per_payee":{"amount":"50","per":"week","starts":"sunday"},\
        "pools":{"draw":{"emergency":"deny","reserve":"approval"},"emergency":"0","reserve":"30"},\
        "show_project":false,"timezone":{"identifier":"UTC","tzdb":""}}},\
        "vault":{"exposure":"120","limit":{"amount":"400","per":"month"},\
        "max_fees":{"bitcoin":"5","ton":"0.5"},"timezone":{"identifier":"UTC","tzdb":""}},\
        "version":1}
        """

    @Test func `says each where it stands, and nothing that is a default`() throws {
        let policy = try PolicyFixtures.read(Self.full)
        #expect(bytes(policy.canonical) == Self.golden)
        #expect(try read(Self.golden) == policy)
    }

    /// What replaces what in the form above, and which field is told.
    static let edits: [(String, String, String)] = {
        let agent = "policy.projects.game-dev-001.agents.worker-vm-1"
        let project = "policy.projects.game-dev-001"
        return [
            ("\"within\":43200", "\"within\":59", "\(agent).approval.within"),
            ("\"within\":43200", "\"within\":2592001", "\(agent).approval.within"),
            ("\"above\":\"12\"", "\"above\":\"12.0\"", "\(agent).approval.above"),
            ("{\"within\":600}", "\"same-request\"", "\(agent).duplicates"),
            ("{\"within\":600}", "600", "\(agent).duplicates"),
            ("{\"within\":600}", "{\"within\":59}", "\(agent).duplicates.within"),
            ("{\"within\":600}", "{\"within\":86401}", "\(agent).duplicates.within"),
            ("{\"within\":600}", "{\"within\":600,\"more\":1}", "\(agent).duplicates.more"),
            (
                "\"per\":\"hour\"},{\"amount\"", "\"per\":\"rolling 30d\"},{\"amount\"",
                "\(agent).limits"
            ),
            (
                "[{\"amount\":\"10\",\"per\":\"hour\"},{\"amount\":\"60\",\"per\":\"rolling 30d\"}]",
                "[{\"amount\":\"60\",\"per\":\"rolling 30d\"},{\"amount\":\"10\",\"per\":\"hour\"}]",
                "\(agent).limits"
            ),
            ("\"rolling 30d\"", "\"rolling 31d\"", "\(agent).limits[1].per"),
            (
                "\"per\":\"hour\"},{\"amount\"",
                "\"per\":\"hour\",\"starts\":\"monday\"},{\"amount\"",
                "\(agent).limits[0].starts"
            ),
            ("\"00:30\"", "\"00:00\"", "\(agent).per_wallet.ton/main.resets_at"),
            ("\"00:30\"", "\"00:30:00\"", "\(agent).per_wallet.ton/main.resets_at"),
            ("\"ton/main\"", "\"main\"", "\(agent).per_wallet"),
            (
                "\"per\":\"rolling 24h\"", "\"per\":\"rolling 24h\",\"resets_at\":\"04:00\"",
                "\(agent).new_payees.resets_at"
            ),
            (
                "\"per\":\"rolling 24h\"",
                "\"per\":\"rolling 24h\",\"carry_over\":{\"unused\":\"1\"}",
                "\(agent).new_payees.carry_over"
            ),
            ("\"per_day\":1000", "\"per_day\":\"1000\"", "\(agent).requests.per_day"),
            ("[{\"account\":\"addr-3\"", "[{\"account\":\"nowhere\"", "\(project).deny[0].account"),
            (
                "[{\"account\":\"addr-3\",\"chain\":\"ethereum\",\"network\":\"mainnet\"}]", "[]",
                "\(project).deny"
            ),
            (
                "[{\"account\":\"addr-3\",\"chain\":\"ethereum\",\"network\":\"mainnet\"}]",
                "\"any\"", "\(project).deny"
            ),
            ("\"from\":\"22:00\"", "\"from\":\"06:30\"", "\(project).hours"),
            ("\"from\":\"22:00\"", "\"from\":\"24:00\"", "\(project).hours"),
            (
                "[{\"count\":5,\"per\":\"hour\"},{\"count\":40,\"per\":\"week\",\"starts\":\"monday\"}]",
                "[]", "\(project).payments"
            ),
            ("\"count\":5", "\"count\":\"5\"", "\(project).payments[0].count"),
            ("\"ETH\"", "\"eth\"", "\(project).per_asset"),
            (
                "\"unused\":\"4.5\"", "\"unused\":\"4.50\"",
                "\(project).per_asset.ETH.carry_over.unused"
            ),
            ("\"unused\":\"4.5\"", "\"unused\":\"0\"", "\(project).per_asset.ETH.carry_over"),
            (
                "\"carry_over\":{\"unused\":\"4.5\"}", "\"carry_over\":\"none\"",
                "\(project).per_asset.ETH.carry_over"
            ),
            ("\"reserve\":\"approval\"", "\"reserve\":\"deny\"", "\(project).pools.draw.reserve"),
            (
                "\"emergency\":\"deny\"", "\"emergency\":\"grant\"",
                "\(project).pools.draw.emergency"
            ),
            (
                "{\"emergency\":\"deny\",\"reserve\":\"approval\"}", "{}", "\(project).pools.draw"
            ),
            ("\"exposure\":\"120\"", "\"exposure\":\"120.00\"", "policy.vault.exposure"),
            ("\"bitcoin\":\"5\"", "\"dogecoin\":\"5\"", "policy.vault.max_fees"),
            ("{\"bitcoin\":\"5\",\"ton\":\"0.5\"}", "{}", "policy.vault.max_fees"),
            ("\"max_fees\"", "\"max_fee\"", "policy.vault.max_fee"),
            ("\"vault\":{", "\"vault\":{\"agents\":{},", "policy.vault.agents"),
        ]
    }()

    @Test(arguments: edits)
    func `in any other form is refused by its field`(
        part: String, other: String, path: String
    ) throws {
        let changed = Self.golden.replacing(part, with: other, maxReplacements: 1)
        #expect(changed != Self.golden)
        do {
            _ = try read(changed)
            Issue.record("it was read")
        } catch let error as FieldError {
            #expect(error.path == path, "\(error.clause)")
        }
    }

    @Test func `is refused in another order, where no field is wrong by itself`() throws {
        let policy = try PolicyFixtures.read(
            PolicyFixtures.policy(wallets: "[ton/main, bitcoin/main]"))
        let text = bytes(policy.canonical)
        let changed = text.replacing(
            "[\"bitcoin/main\",\"ton/main\"]", with: "[\"ton/main\",\"bitcoin/main\"]")
        #expect(changed != text)
        do {
            _ = try read(changed)
            Issue.record("it was read")
        } catch let error as FieldError {
            #expect(error == FieldError(path: "policy", clause: "must be in its canonical form"))
        }
    }

    @Test func `is refused with a time that no policy can say`() throws {
        let odd = try #require(Recurrence(.day, resetsAt: 90))
        let name = try #require(ProjectName("p"))
        let policy = BudgetPolicy(
            currency: try #require(Currency("CAD")),
            projects: [
                name: ProjectBudget(
                    zone: .utc, limit: Limit(amount: .zero, per: odd), reserve: .zero,
                    emergency: .zero, showProject: false, agents: [:])
            ])
        #expect(throws: FieldError.self) { try read(bytes(policy.canonical)) }
    }

    @Test func `has the bytes and the hash of the first release where no bound is used`() throws {
        let text = PolicyFixtures.policy(
            agent: ["per_payment: \"15.00\"", "requests: {per_second: 5}"],
            project: ["pools: {reserve: \"50.00\", emergency: \"20.00\"}", "show_project: true"],
            wallets: "[ton/main, ethereum/main]", payees: "[only-1]")
        let expected = """
            {"currency":"CAD","projects":{"game-dev-001":{"agents":{"worker-vm-1":\
            {"limit":{"amount":"25","per":"day"},"max_fee":"5","payees":\
            [{"account":"addr-1","chain":"ethereum","network":"mainnet"}],\
            "per_payment":"15","requests":{"burst":200,"per_second":5},\
            "wallets":["ethereum/main","ton/main"]}},\
            "limit":{"amount":"100","per":"week","starts":"monday"},\
            "pools":{"emergency":"20","reserve":"50"},"show_project":true,\
            "timezone":{"identifier":"UTC","tzdb":""}}},"version":1}
            """
        let canonical = try PolicyFixtures.read(text).canonical
        #expect(bytes(canonical) == expected)
        // What a ledger of the first release names it by.
        #expect(
            PolicyHash.of(canonical).hex
                == "27158f4270899efc2b7138155016474efd325a865c243821ee1e2f3921c9d03b")
        // Defaults that are written out are still defaults.
        let spelt = text.replacing(
            "emergency: \"20.00\"",
            with: "emergency: \"20.00\", draw: {reserve: deny, emergency: grant}"
        ).replacing("per: week", with: "per: week, resets_at: \"00:00\", carry_over: none")
            .replacing("payees: ", with: "duplicates: same-request\n        payees: ")
        #expect(bytes(try PolicyFixtures.read(spelt).canonical) == expected)
    }
}
