import Gate

/// Why an agent was not shown a secret; the entry that names the rule is durable.
public struct SecretRefusal: Hashable, Sendable {
    /// The rule's id.
    public let rule: String
    /// The value and the bound, a clause.
    public let detail: String
    /// What to do next.
    public let hint: String
    /// Whether the agent is told no more than that there is nothing by that name.
    public let isHidden: Bool

    init(_ refusal: Refusal) {
        rule = refusal.rule
        detail = refusal.detail
        hint = refusal.hint
        isHidden = SecretReveal.hiddenRules.contains(refusal.rule)
    }
}
