import Policy
import Testing

@Suite struct `A mistake in a policy` {
    static let agent = "projects.game-dev-001.agents.worker-vm-1"
    static let project = "projects.game-dev-001"

    static let amounts: [ExpectedMistake] = [
        ("25.00", "must be quoted"), ("25", "must be quoted"), ("\"-1\"", "not a decimal"),
        ("\"1e3\"", "not a decimal"), ("\"1,5\"", "not a decimal"), ("\"\"", "not a decimal"),
        ("\"025\"", "not a decimal"), ("\".5\"", "not a decimal"), ("\"inf\"", "not a decimal"),
        ("\"1.0000000001\"", "more than 9 digits"), ("\"4611686018.427387905\"", "is above"),
        ("\"999999999999999999999999999999\"", "is above"), ("[\"1\"]", "must be an amount"),
        ("{}", "must be an amount"), ("~", "must be quoted"), ("", "must be quoted"),
    ].map {
        ExpectedMistake(
            PolicyFixtures.policy(amount: $0.0), "8:25", "\(agent).limit.amount", $0.1)
    }

    static let agents: [ExpectedMistake] = [
        ("per_payment: 15.00", "11:22", ".per_payment", "must be quoted"),
        ("max_fee: [1]", "11:18", ".max_fee", "must be an amount"),
        ("max_charge: \"1.00\"", "11:9", ".max_charge", "not a known key"),
        ("carry_over: none", "11:9", ".carry_over", "not a known key"),
        ("alerts: {above: \"5\"}", "11:9", ".alerts", "not enforced by this release"),
        ("cooldown: 10m", "11:9", ".cooldown", "not enforced by this release"),
        ("requests: {per_second: \"50\"}", "11:32", ".requests.per_second", "without quotes"),
        ("requests: {per_second: 0}", "11:32", ".requests.per_second", "outside 1 to 100000"),
        ("requests: {burst: 1e3}", "11:27", ".requests.burst", "whole number"),
        ("requests: {burst: 0200}", "11:27", ".requests.burst", "whole number"),
        ("requests: {burst: 99999999999999999999}", "11:27", ".requests.burst", "whole number"),
        ("requests: {per_day: 0}", "11:29", ".requests.per_day", "outside 1 to 1000000000"),
        ("requests: {per_day: \"9\"}", "11:29", ".requests.per_day", "without quotes"),
        ("requests: 50", "11:19", ".requests", "must be a mapping"),
        ("\"<<\": {max_fee: \"1\"}", "11:9", ".<<", "not a known key"),
    ].map { ExpectedMistake(PolicyFixtures.policy(agent: [$0.0]), $0.1, agent + $0.2, $0.3) }

    static let projects: [ExpectedMistake] = [
        ("timezone: EST", "11:15", ".timezone", "no time zone"),
        ("timezone: GMT+3", "11:15", ".timezone", "no time zone"),
        ("timezone: America/Nowhere", "11:15", ".timezone", "no time zone"),
        ("timezone: america/toronto", "11:15", ".timezone", "no time zone"),
        (
            "pools: {reserve: \"80\", emergency: \"20.01\"}", "11:12", ".pools",
            "more than the limit"
        ),
        ("pools: {reserve: 80}", "11:22", ".pools.reserve", "must be quoted"),
        ("pools: {savings: \"1\"}", "11:13", ".pools.savings", "not a known key"),
        ("show_project: yes", "11:19", ".show_project", "true or false"),
        ("show_project: \"true\"", "11:19", ".show_project", "true or false"),
        ("pools: {draw: approval}", "11:19", ".pools.draw", "be a mapping"),
        (
            "pools: {draw: {reserve: grant}}", "11:29", ".pools.draw.reserve",
            "none of the words"
        ),
        (
            "pools: {draw: {emergency: approval}}", "11:31", ".pools.draw.emergency",
            "none of the words"
        ),
        ("pools: {draw: {general: deny}}", "11:20", ".pools.draw.general", "not a known key"),
        ("cards: {}", "11:5", ".cards", "not enforced by this release"),
        ("colour: red", "11:5", ".colour", "not a known key"),
    ].map { ExpectedMistake(PolicyFixtures.policy(project: [$0.0]), $0.1, project + $0.2, $0.3) }

    static let lists: [ExpectedMistake] = [
        ExpectedMistake(
            PolicyFixtures.policy(wallets: "[ethereum/main, main]"), "9:34", "\(agent).wallets[1]",
            "no wallet name"),
        ExpectedMistake(
            PolicyFixtures.policy(wallets: "ethereum/main"), "9:18", "\(agent).wallets",
            "must be a list"),
        ExpectedMistake(
            PolicyFixtures.policy(payees: "[addr-1, nowhere]"), "10:26", "\(agent).payees[1]",
            "no address"),
        ExpectedMistake(
            PolicyFixtures.policy(payees: "everyone"), "10:17", "\(agent).payees",
            "must be a list"),
        ExpectedMistake(
            PolicyFixtures.policy(payees: "[[addr-1]]"), "10:18", "\(agent).payees[0]",
            "must be a text"),
    ]

    static let windows: [ExpectedMistake] = [
        ("rolling 12h", "is no window"), ("rolling", "is no window"), ("fortnight", "is no window"),
        ("Day", "is no window"),
        ("[day]", "must be a text"), ("day, starts: monday", "is for weeks only"),
        ("week, starts: mon", "no day of the week"), ("week, starts: 1", "no day of the week"),
    ].map { word, clause in
        let text =
            "version: 1\ncurrency: CAD\nprojects:\n  a:\n"
            + "    limit: {amount: \"1\", per: \(word)}\n"
        let isStarts = word.contains("starts")
        let column =
            31 + (isStarts ? word.utf8.count - (word.split(separator: " ").last?.count ?? 0) : 0)
        return ExpectedMistake(
            text, "5:\(column)", "projects.a.limit.\(isStarts ? "starts" : "per")", clause)
    }

    static let heads: [ExpectedMistake] = [
        ExpectedMistake(
            "version: 2\ncurrency: CAD\nprojects: {}", "1:10", "version", "outside 1 to 1"),
        ExpectedMistake("version: \"1\"\ncurrency: CAD\nprojects: {}", "1:10", "version", "quotes"),
        ExpectedMistake("currency: CAD\nprojects: {}", "1:1", "version", "is missing"),
        ExpectedMistake("version: 1\nprojects: {}", "1:1", "currency", "is missing"),
        ExpectedMistake("version: 1\ncurrency: CAD", "1:1", "projects", "is missing"),
        ExpectedMistake(
            "version: 1\ncurrency: cad\nprojects: {}", "2:11", "currency", "no currency"),
        ExpectedMistake(
            "version: 1\ncurrency: CAD\nprojects: []", "3:11", "projects", "be a mapping"),
        ExpectedMistake("version: 1\ncurrency: CAD\nprojects:", "3:10", "projects", "be a mapping"),
        ExpectedMistake(
            "version: 1\ncurrency: CAD\nprojects: {}\nagents: {}", "4:1", "agents",
            "not a known key"),
        ExpectedMistake(
            "version: 1\ncurrency: CAD\nprojects: {A: {}}", "3:12", "projects.A",
            "no project name"),
        ExpectedMistake(
            "version: 1\ncurrency: CAD\nprojects: {[a]: {}}", "3:12", "projects",
            "key that is no text"),
        ExpectedMistake("- 1", "1:1", "", "must be a mapping"),
        ExpectedMistake("", "1:1", "", "is empty"),
        ExpectedMistake("# nothing\n", "1:1", "", "is empty"),
    ]

    @Test(arguments: amounts + agents + projects + lists + windows + heads)
    func `is named with its line, column, path and reason`(expected: ExpectedMistake) throws {
        try expected.check()
    }

    @Test func `does not hide the others`() {
        let text = """
            version: 3
            currency: cad
            projects:
              A: {}
              b:
                limit: {amount: 5, per: rolling 3h}
                pools: {reserve: 1}
                agents:
                  one: {}
            """
        let found = PolicyFixtures.mistakes(text).map { "\($0.line) \($0.path)" }
        #expect(
            found == [
                "1 version", "2 currency", "4 projects.A", "6 projects.b.limit.amount",
                "6 projects.b.limit.per", "7 projects.b.pools.reserve",
                "9 projects.b.agents.one.limit", "9 projects.b.agents.one.wallets",
                "9 projects.b.agents.one.payees",
            ])
    }

    @Test func `is an agent that stands in two projects`() throws {
        let agent = "{limit: {amount: \"1\", per: day}, wallets: [], payees: any}"
        let project = "{limit: {amount: \"1\", per: day}, agents: {one: \(agent)}}"
        let text = "version: 1\ncurrency: CAD\nprojects:\n  a: \(project)\n  b: \(project)\n"
        let mistakes = PolicyFixtures.mistakes(text)
        #expect(mistakes.map(\.path) == ["projects.b.agents.one"])
        #expect(mistakes.first?.clause.contains("project a") == true)
    }

    @Test func `reads as one line`() throws {
        let mistake = try #require(
            PolicyFixtures.mistakes(PolicyFixtures.policy(amount: "25.00")).first)
        #expect(
            mistake.description
                == "team.yaml:8:25: projects.game-dev-001.agents.worker-vm-1.limit.amount "
                + "is an amount and must be quoted")
    }
}
