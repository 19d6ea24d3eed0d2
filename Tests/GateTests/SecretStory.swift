import Gate
import JSON
import Terms

/// A till whose vault has secrets, and an agent that may see some.
struct SecretStory {
    static let key = path("api_keys/openai_api_key")
    static let other = path("api_keys/other")
    static let agent = Actor(role: .agent, name: "worker", uid: 1_000)
    static let daemon = Actor(role: .daemon, name: "", uid: 0)

    var till: Till

    static func path(_ text: String) -> SecretPath { Sample.must(SecretPath(text), text) }

    /// A stand-in for the keyed hash, which the gate never looks into.
    static func id(_ path: SecretPath) -> Digest32 { PolicyHash.of(.string(path.text)) }

    static func policy(
        _ grants: [SecretPath: SecretGrant], zone: ZoneRules = .utc
    ) -> BudgetPolicy {
        let agent = AgentBudget(
            limit: Sample.limit("10"), perPayment: nil, maxFee: Sample.money("5"),
            wallets: [Sample.main], payees: .any, requests: .standard, secrets: grants)
        return Sample.policy(Sample.team(worker: agent, zone: zone), nil)
    }

    /// A vault with one version of ``key``, which the worker may be shown.
    static func open(
        _ grants: [SecretPath: SecretGrant] = [key: SecretGrant(access: .reveal)],
        zone: ZoneRules = .utc
    ) throws -> SecretStory {
        var story = SecretStory(till: try Till.open(policy(grants, zone: zone)))
        try story.put(1)
        return story
    }

    mutating func put(
        _ version: UInt64, of path: SecretPath = key, expires: Moment? = nil, every: Int64? = nil,
        grace: Int64? = nil, isRotation: Bool = false
    ) throws {
        let until = grace.map { till.wall.adding(seconds: $0) }
        try till.record(
            .secretPut(
                Self.id(path), version: version,
                Event.SecretTerms(expires: expires, rotateEvery: every, graceUntil: until),
                isRotation: isRotation, sealed: .null))
    }

    func judge(
        _ path: SecretPath = key, version: UInt64? = nil, by agent: AgentName = Sample.worker
    ) -> Result<SecretReveal, Refusal> {
        till.state.reveal(
            Self.id(path), at: path, version: version, to: agent, clock: till.clock)
    }

    /// The rule that refuses, or nothing.
    func rule(
        _ path: SecretPath = key, version: UInt64? = nil, by agent: AgentName = Sample.worker
    ) -> String? {
        if case .failure(let refusal) = judge(path, version: version, by: agent) {
            return refusal.rule
        }
        return nil
    }

    /// Shows it where the rules let it, with its entry; the rule where they don't.
    @discardableResult
    mutating func show(
        _ path: SecretPath = key, version: UInt64? = nil
    ) throws -> String? {
        switch judge(path, version: version) {
        case .failure(let refusal): return refusal.rule
        case .success(let reveal):
            try till.record(.secretRevealed(reveal, clock: till.clock), by: Self.agent)
            return nil
        }
    }

    func standing(_ path: SecretPath = key) -> SecretStanding? {
        till.state.secrets.standings[Self.id(path)]
    }
}
