import Gate
import JSON
import Policy
import Terms
import Testing

@Suite struct `The canonical form of a policy` {
    private func bytes(_ json: JSON) -> String {
        String(decoding: JSONWriter.write(json), as: UTF8.self)
    }

    private func read(_ json: JSON) throws(FieldError) -> BudgetPolicy {
        try BudgetPolicy(
            canonical: json, zones: ZoneDatabase.rules(for:), accounts: PolicyFixtures.accounts)
    }

    @Test func `says everything, defaults included`() throws {
        let text = PolicyFixtures.policy(
            agent: ["per_payment: \"15.00\""], project: ["timezone: America/Toronto"],
            wallets: "[ton/main, ethereum/main]", payees: "[addr-2, only-1]")
        let expected = """
            {"currency":"CAD","projects":{"game-dev-001":{"agents":{"worker-vm-1":\
            {"limit":{"amount":"25","per":"day"},"max_fee":"5","payees":\
            [{"account":"addr-1","chain":"ethereum","network":"mainnet"},\
            {"account":"addr-2","chain":"ethereum","network":"mainnet"},\
            {"account":"addr-2","chain":"ethereum","network":"testnet"}],\
            "per_payment":"15","requests":{"burst":200,"per_second":50},\
            "wallets":["ethereum/main","ton/main"]}},\
            "limit":{"amount":"100","per":"week","starts":"monday"},\
            "pools":{"emergency":"0","reserve":"0"},"show_project":false,\
            "timezone":{"identifier":"America/Toronto","tzdb":"\(ZoneDatabase.version)"}}},\
            "version":1}
            """
        #expect(bytes(try PolicyFixtures.read(text).canonical) == expected)
    }

    @Test func `is the same however the text is laid out`() throws {
        let one = PolicyFixtures.policy(agent: ["max_fee: \"5.00\""], payees: "[addr-1, addr-2]")
        let other = PolicyFixtures.policy(
            amount: "'25'", project: ["timezone: UTC"], payees: "[ADDR-2, addr-1, only-1]")
        #expect(
            bytes(try PolicyFixtures.read(one).canonical)
                == bytes(try PolicyFixtures.read(other).canonical))
    }

    @Test func `reads back as the same policy, at random`() throws {
        for _ in 0..<300 {
            let policy = try PolicyMaker.random()
            let canonical = policy.canonical
            let again = try read(canonical)
            #expect(again == policy)
            #expect(bytes(again.canonical) == bytes(canonical))
            let parsed = try JSONReader.read(JSONWriter.write(canonical))
            #expect(try read(parsed) == policy)
        }
    }

    @Test func `keeps the tz database's version it was applied under`() throws {
        let policy = try PolicyFixtures.read(
            PolicyFixtures.policy(project: ["timezone: America/Toronto"]))
        let older = bytes(policy.canonical)
            .replacing("\"tzdb\":\"\(ZoneDatabase.version)\"", with: "\"tzdb\":\"1999z\"")
        let json = try JSONReader.read(Array(older.utf8))
        let again = try read(json)
        #expect(again.projects.values.first?.zone.version == "1999z")
        #expect(bytes(again.canonical) == older)
    }

    @Test(arguments: [
        ("\"version\":1", "\"version\":2", "policy.version"),
        ("\"CAD\"", "\"cad\"", "policy.currency"),
        ("\"game-dev-001\":", "\"Game\":", "policy.projects"),
        ("\"worker-vm-1\":", "\"-\":", "policy.projects.game-dev-001.agents"),
        (
            "\"amount\":\"25\"", "\"amount\":\"25.00\"",
            "policy.projects.game-dev-001.agents.worker-vm-1.limit.amount"
        ),
        (
            "\"amount\":\"25\"", "\"amount\":25",
            "policy.projects.game-dev-001.agents.worker-vm-1.limit.amount"
        ),
        (
            "\"amount\":\"25\"", "\"amount\":\"-1\"",
            "policy.projects.game-dev-001.agents.worker-vm-1.limit.amount"
        ),
        ("\"week\"", "\"fortnight\"", "policy.projects.game-dev-001.limit.per"),
        ("\"week\"", "\"month\"", "policy.projects.game-dev-001.limit.starts"),
        ("\"monday\"", "\"Monday\"", "policy.projects.game-dev-001.limit.starts"),
        ("\"reserve\":\"0\"", "\"reserve\":\"101\"", "policy.projects.game-dev-001.pools"),
        (
            "\"show_project\":false", "\"show_project\":0",
            "policy.projects.game-dev-001.show_project"
        ),
        (
            "\"identifier\":\"UTC\"", "\"identifier\":\"EST\"",
            "policy.projects.game-dev-001.timezone.identifier"
        ),
        (
            "[\"ethereum/main\"]", "[\"ethereum/main\",\"ethereum/main\"]",
            "policy.projects.game-dev-001.agents.worker-vm-1.wallets"
        ),
        (
            "\"addr-1\"", "\"nowhere\"",
            "policy.projects.game-dev-001.agents.worker-vm-1.payees[0].account"
        ),
        (
            "\"mainnet\"", "\"moonnet\"",
            "policy.projects.game-dev-001.agents.worker-vm-1.payees[0].account"
        ),
        (
            "\"burst\":200", "\"burst\":200,\"more\":1",
            "policy.projects.game-dev-001.agents.worker-vm-1.requests.more"
        ),
    ])
    func `in any other form is refused by its field`(
        part: String, other: String, path: String
    ) throws {
        let policy = try PolicyFixtures.read(PolicyFixtures.policy(payees: "[only-1]"))
        let text = bytes(policy.canonical)
        let changed = text.replacing(part, with: other)
        #expect(changed != text)
        let json = try JSONReader.read(Array(changed.utf8))
        do {
            _ = try read(json)
            Issue.record("it was read")
        } catch {
            #expect(error.path == path, "\(error.clause)")
        }
    }

    @Test func `puts no agent into two projects`() throws {
        let policy = try PolicyFixtures.read(PolicyFixtures.policy())
        let project = try #require(policy.projects.values.first)
        let names = try ["a", "b"].map { try #require(ProjectName($0)) }
        let twice = BudgetPolicy(
            currency: policy.currency, projects: [names[0]: project, names[1]: project])
        #expect(throws: FieldError.self) { try read(twice.canonical) }
    }
}
