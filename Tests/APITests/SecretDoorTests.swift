@testable import API
@testable import AdminTests
import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing
import Wire

@Suite struct `A secret at the agents' door` {
    @Test func `is its raw bytes, and in the log before`() throws {
        let lobby = try Lobby.withSecrets()
        let told = lobby.ask(
            .agent, .get, "/v1/secrets/api_keys/openai", token: lobby.token, uid: 2_000)
        #expect(told.isSilent)
        try lobby.settle()
        #expect(told.status == 200 && told.type == "application/octet-stream")
        #expect(told.header("bursar-secret-version") == "1")
        #expect(told.value() == "value of api_keys/openai")
        let entry = try #require(try lobby.premises.entries("secret.revealed").first)
        #expect(entry.actor.name == "buyer" && entry.body["path"] == "api_keys/openai")
    }

    @Test func `is one answer for what is absent and what is not granted`() throws {
        let lobby = try Lobby.withSecrets()
        let asked = ["api_keys/hidden", "api_keys/none", "payments/card_primary"]
        let told = try asked.map { try lobby.secret($0) }
        #expect(Set(told.map(\.text)).count == 1 && told.allSatisfy { $0.status == 404 })
        let refused = try lobby.premises.entries("secret.refused")
        #expect(refused.map { $0.body["rule"] } == asked.map { _ in "secret.not-granted" })
        #expect(refused.allSatisfy { $0.body["path"] == nil && $0.actor.name == "buyer" })
        #expect(Set(refused.compactMap { $0.body["secret"]?.text }).count == 3)
    }

    @Test func `is withheld by a freeze or a change of state that came meanwhile`() throws {
        for verb in ["agents/buyer/freeze", "freeze", "secrets/api_keys/openai/disable"] {
            let lobby = try Lobby.withSecrets()
            let told = lobby.ask(
                .agent, .get, "/v1/secrets/api_keys/openai", token: lobby.token, uid: 2_000)
            _ = lobby.admin(.post, verb)
            try lobby.settle()
            #expect(told.status == 503, "\(verb): \(told.text)")
            #expect(told.value() == nil)
            #expect(try lobby.premises.entries("secret.revealed").count == 1)
        }
    }

    @Test func `is not shown to who is frozen already, nor logged as shown`() throws {
        let lobby = try Lobby.withSecrets()
        _ = lobby.admin(.post, "projects/shop/freeze")
        try lobby.settle()
        #expect(try lobby.secret("api_keys/openai").title == "frozen")
        #expect(try lobby.premises.entries("secret.revealed").isEmpty)
    }

    // A real clock goes on between the rules and the entry: judged in one day, it is not written in the next.
    @Test(arguments: 1...6)
    func `is shown over midnight, too`(readings: Int64) throws {
        let lobby = try Lobby.withSecrets(
            "        secrets: {api_keys/openai: {access: reveal, per_day: 2}}")
        #expect(try lobby.secret("api_keys/openai").status == 200)
        let clock = lobby.premises.clock
        // Midnight in Toronto, so many readings before it.
        let midnight = Moment(seconds: 1_795_496_400)
        clock.pass(seconds: midnight.seconds - clock.reading.wall.seconds - 1)
        clock.stride = (Moment.second + readings - 1) / readings
        #expect(try lobby.secret("api_keys/openai").status == 200)
        #expect(try lobby.premises.entries("secret.revealed").count == 2)
    }

    @Test func `is bounded by the day, over a restart too`() throws {
        let lobby = try Lobby.withSecrets(
            "        secrets: {api_keys/openai: {access: reveal, per_day: 2}}")
        for _ in 0..<2 { #expect(try lobby.secret("api_keys/openai").status == 200) }
        #expect(try lobby.secret("api_keys/openai").rule == "secret.limit")
        let next = Lobby(try lobby.premises.restarted())
        try next.unseal()
        #expect(next.premises.office.findings == [])
        let told = next.ask(
            .agent, .get, "/v1/secrets/api_keys/openai", token: lobby.token, uid: 2_000)
        try next.settle()
        #expect(told.status == 403 && told.rule == "secret.limit")
    }

    @Test func `is shown in its old version while the grace lasts, and the log says so`() throws {
        let lobby = try Lobby.withSecrets()
        _ = lobby.put("api_keys/openai", "the new one", verb: "rotate", query: "grace=3600")
        try lobby.settle()
        #expect(try lobby.secret("api_keys/openai").value() == "the new one")
        let old = try lobby.secret("api_keys/openai", query: "version=1")
        #expect(old.value() == "value of api_keys/openai")
        #expect(old.header("bursar-secret-superseded") == "true")
        let entries = try lobby.premises.entries("secret.revealed")
        #expect(entries.map { $0.body["grace"] } == [nil, true])
        lobby.premises.clock.pass(seconds: 3_601)
        #expect(
            try lobby.secret("api_keys/openai", query: "version=1").rule == "secret.superseded")
    }

    @Test(arguments: ["version=0", "version=x", "version=1&version=1", "other=1", "version"])
    func `takes no other query`(query: String) throws {
        let lobby = try Lobby.withSecrets()
        #expect(try lobby.secret("api_keys/openai", query: query).status == 400)
    }
}

/// Every role, verb and path against what the policy says: all else is refused and logged.
@Suite struct `Of secrets` {
    private static let grants = """
                secrets: {api_keys/shown: reveal, api_keys/used: use, api_keys/absent: reveal,
                  payments/crypto/shown: {access: reveal, per_day: 1}}
        """.split(separator: "\n").map { "        " + $0.drop { $0 == " " } }.joined()
    private static let there = [
        "api_keys/shown", "api_keys/used", "api_keys/hidden", "payments/crypto/shown",
        "access_credentials/hidden",
    ]

    private func lobby() throws -> Lobby {
        let lobby = try Lobby.open(policy: Premises.policy(more: Self.grants))
        for path in Self.there { _ = lobby.put(path, "v") }
        try lobby.settle()
        return lobby
    }

    @Test func `what is not granted is refused and logged, whoever asks for it how`() throws {
        let lobby = try lobby()
        let policy = try #require(lobby.premises.journal.gate.state.policy)
        let grants = try #require(policy.projects.values.first?.agents.values.first?.secrets)
        #expect(grants.count == 4)
        let paths = Set(Self.there + grants.keys.map(\.text))
        for path in paths.sorted() {
            for round in 0..<2 {
                let before = try lobby.premises.entries().count
                let told = try lobby.secret(path)
                let entry = try #require(try lobby.premises.entries().last)
                #expect(try lobby.premises.entries().count == before + 1)
                let grant = SecretPath(path).flatMap { grants[$0] }
                let shows =
                    grant?.access == .reveal && Self.there.contains(path)
                    && round < grant?.perDay ?? 9
                #expect((told.status == 200) == shows, "\(path) \(round)")
                #expect(entry.kind == (shows ? "secret.revealed" : "secret.refused"))
            }
        }
    }

    @Test func `no verb of the owner's is anyone else's`() throws {
        let lobby = try lobby()
        for verb in FrontDesk.SecretVerb.allCases {
            for door in Door.allCases {
                for uid in [MatrixAsk.uid(at: door), 9_999] where door != .admin || uid == 9_999 {
                    let counts = lobby.counts.values.reduce(0, +)
                    let told = lobby.ask(
                        door, .post, "/v1/admin/secrets/api_keys/shown/\(verb.rawValue)",
                        token: lobby.token, uid: uid)
                    try lobby.settle()
                    #expect([401, 403, 404, 405].contains(told.status), "\(verb) \(door) \(uid)")
                    #expect(lobby.counts.values.reduce(0, +) > counts)
                }
            }
        }
        #expect(try lobby.premises.entries("secret.revealed").isEmpty)
    }

    @Test func `the owner sees each that there is, and each time it is an entry`() throws {
        let lobby = try lobby()
        for (number, path) in Self.there.enumerated() {
            let told = lobby.admin(.post, "secrets/\(path)/reveal")
            #expect(told.isSilent)
            try lobby.settle()
            #expect(told.value() == "v")
            #expect(try lobby.premises.entries("secret.revealed").count == number + 1)
        }
    }
}
