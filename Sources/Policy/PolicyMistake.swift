/// One thing that is wrong with a policy, and where.
public struct PolicyMistake: Hashable, Sendable {
    /// What sort of wrong.
    public enum Rule: String, Hashable, Sendable {
        /// Not what the policy's form allows.
        case malformed = "policy.malformed"
        /// Meant for a later release: refused, because a bound that is ignored is worse than none.
        case unsupported = "policy.unsupported"
    }

    /// The rule it broke.
    public let rule: Rule
    /// The file as the caller named it.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The column, from 1, in Unicode scalars.
    public let column: Int
    /// Where in the policy: `projects.game-dev-001.limit.amount`; empty for the whole.
    public let path: String
    /// What is wrong: a lower-case clause without full stop.
    public let clause: String
    /// What to write instead.
    public let hint: String

    /// Describes a mistake.
    public init(
        rule: Rule, file: String, line: Int, column: Int, path: String, clause: String,
        hint: String
    ) {
        self.rule = rule
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        self.clause = clause
        self.hint = hint
    }

    /// One line for a person: `team.yaml:7:17: projects.a.limit.amount is not quoted`.
    public var description: String {
        let subject = path.isEmpty ? "the policy" : path
        return "\(file):\(line):\(column): \(subject) \(clause)"
    }
}

extension PolicyMistake: CustomStringConvertible {}
