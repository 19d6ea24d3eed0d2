import Chains
import Terms

/// A rule of the gate: a stable id, and the one question it asks.
///
/// All rules are AND-ed; their order only decides which of several refusals is reported.
protocol Rule {
    /// The id that code, docs/POLICY.md, refusals and tests share.
    static var id: String { get }
}

extension Rule {
    /// A refusal in this rule's name.
    static func refuse(_ detail: String, hint: String) -> Refusal {
        Refusal(rule: id, detail: detail, hint: hint)
    }
}
