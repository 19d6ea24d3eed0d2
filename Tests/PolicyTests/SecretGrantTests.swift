import Gate
import JSON
import Policy
import Terms
import Testing

@Suite struct `What a policy grants of secrets` {
    private static let agent = "projects.game-dev-001.agents.worker-vm-1"

    private func grants(_ line: String) throws -> [String: SecretGrant] {
        let policy = try PolicyFixtures.read(PolicyFixtures.policy(agent: [line]))
        let grants = policy.projects.values.first?.agents.values.first?.secrets ?? [:]
        return Dictionary(uniqueKeysWithValues: grants.map { ($0.key.text, $0.value) })
    }

    @Test func `is a verb by path, with a bound or without`() throws {
        #expect(try grants("secrets: {}") == [:])
        #expect(
            try grants(
                "secrets: {api_keys/a: reveal, payments/crypto/b: use,"
                    + " api_keys/c: {access: reveal, per_day: 100}}")
                == [
                    "api_keys/a": SecretGrant(access: .reveal),
                    "payments/crypto/b": SecretGrant(access: .use),
                    "api_keys/c": SecretGrant(access: .reveal, perDay: 100),
                ])
    }

    @Test func `stands in the canonical form where there is any, and comes back`() throws {
        let bare = try PolicyFixtures.read(PolicyFixtures.policy())
        #expect(
            !String(decoding: JSONWriter.write(bare.canonical), as: UTF8.self).contains("secrets"))
        let line = "secrets: {api_keys/c: {access: reveal, per_day: 7}, api_keys/a: use}"
        let policy = try PolicyFixtures.read(PolicyFixtures.policy(agent: [line]))
        let text = String(decoding: JSONWriter.write(policy.canonical), as: UTF8.self)
        #expect(
            text.contains(
                #""secrets":{"api_keys/a":{"access":"use"},"#
                    + #""api_keys/c":{"access":"reveal","per_day":7}}"#))
        let again = try BudgetPolicy(
            canonical: policy.canonical, zones: ZoneDatabase.rules(for:),
            accounts: PolicyFixtures.accounts)
        #expect(again == policy)
    }

    static let mistakes: [ExpectedMistake] = [
        ("secrets: [api_keys/a]", "11:18", ".secrets", "must be a mapping"),
        ("secrets: {api_keys/A: reveal}", "11:19", ".secrets.api_keys/A", "no path of a secret"),
        ("secrets: {other/a: reveal}", "11:19", ".secrets.other/a", "no path of a secret"),
        ("secrets: {api_keys/a: show}", "11:31", ".secrets.api_keys/a", "none of the words"),
        ("secrets: {api_keys/a: {per_day: 1}}", "11:31", ".secrets.api_keys/a", "is missing"),
        (
            "secrets: {api_keys/a: {access: reveal, per_day: 0}}", "11:57",
            ".secrets.api_keys/a.per_day", "outside 1 to 1000000"
        ),
        (
            "secrets: {api_keys/a: {access: use, per_day: 1}}", "11:54",
            ".secrets.api_keys/a.per_day", "never shown"
        ),
        (
            "secrets: {api_keys/a: {access: reveal, per_hour: 1}}", "11:48",
            ".secrets.api_keys/a.per_hour", "not a known key"
        ),
    ].map { ExpectedMistake(PolicyFixtures.policy(agent: [$0.0]), $0.1, agent + $0.2, $0.3) }

    @Test(arguments: mistakes)
    func `is refused where it is not plain`(mistake: ExpectedMistake) throws {
        let found = PolicyFixtures.mistakes(mistake.text)
        let first = try #require(found.first)
        #expect(found.count == 1 && first.path.hasPrefix(Self.agent + ".secrets"))
        #expect(first.clause.contains(mistake.clause), "\(first.clause)")
    }
}
