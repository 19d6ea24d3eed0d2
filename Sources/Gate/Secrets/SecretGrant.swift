internal import JSON
internal import Terms

/// What a policy lets one agent do with one secret.
public struct SecretGrant: Hashable, Sendable {
    /// The two verbs: they are different rights, and the second takes the first in.
    public enum Access: String, Hashable, Sendable, CaseIterable {
        /// The vault may use it for the agent, which never sees it.
        case use
        /// The agent may be shown it.
        case reveal
    }

    /// Which of the two.
    public let access: Access
    /// How often a day of its project's it may be shown; nil for no such bound.
    public let perDay: Int?

    /// Pairs a verb with its bound.
    public init(access: Access, perDay: Int? = nil) {
        self.access = access
        self.perDay = perDay
    }

    /// The grant as the ledger has it; without a bound there is no `per_day`.
    var canonical: JSON {
        var members: [(String, JSON)] = [("access", .string(access.rawValue))]
        if let perDay { members.append(("per_day", .integer(UInt64(max(0, perDay))))) }
        return .object(JSONObject(members))
    }

    /// An agent's grants by path; nil where there are none, so that older policies keep their hash.
    static func canonical(_ grants: [SecretPath: SecretGrant]) -> JSON? {
        guard !grants.isEmpty else { return nil }
        return .object(
            JSONObject(
                grants.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value.canonical) }))
    }

    /// Reads what ``canonical(_:)`` writes.
    static func read(_ reader: inout ObjectReader) throws(FieldError) -> [SecretPath: SecretGrant] {
        guard let json = reader.optionalValue("secrets") else { return [:] }
        let members = try ObjectReader(json, at: reader.path(of: "secrets")).source.members
        var grants: [SecretPath: SecretGrant] = [:]
        for member in members {
            guard let path = SecretPath(member.key) else {
                throw reader.error("secrets", "must be by the paths of secrets")
            }
            var grant = try ObjectReader(member.value, at: reader.path(of: "secrets"))
            guard let access = Access(rawValue: try grant.string("access")) else {
                throw grant.error("access", "must be use or reveal")
            }
            // 2^53 - 1 at most, so it fits.
            let perDay = try grant.optionalInteger("per_day").map { Int($0) }
            try grant.finish()
            grants[path] = SecretGrant(access: access, perDay: perDay)
        }
        return grants
    }
}
