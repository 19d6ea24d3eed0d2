/// A refusal: the rule's stable id, the numbers, and what to do next.
public struct Refusal: Error, Hashable, Sendable {
    /// The id that code, docs, policies and tests share: `agent.limit`.
    public let rule: String
    /// The value and the bound, a clause.
    public let detail: String
    /// What to do next.
    public let hint: String

    /// Names the rule that refuses and why.
    public init(rule: String, detail: String, hint: String) {
        self.rule = rule
        self.detail = detail
        self.hint = hint
    }
}
