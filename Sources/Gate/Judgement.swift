import Chains
import Terms

/// What the rules say of a request at one instant; deciding records it, quoting does not.
///
/// One object from the first rule to the entry: many hands fill it in, and none needs a copy.
final class Judgement {
    /// The budgets above the agent; nil where policy has none for it.
    var path: BudgetPath?
    /// What the signatures hold that cannot land together with this one; nil under the first rules, which net nothing.
    var held: SignatureGroup?
    /// The charge, as far as the rules got to computing one.
    var charge: Charge?
    /// What each asset of the worst case was priced with.
    var prices: [PricedAsset] = []
    /// The limits the request was held to, agent first, then its project; empty where none was looked at.
    var lines: [LimitLine] = []
    /// One a line.
    var postings: [Posting] = []
    /// What the project's pools would give.
    var draws: Draws = .none
    /// What of it an emergency grant would give.
    var granted: Money = .zero
    /// The first rule that refuses, if one does.
    var refusal: Refusal?
    /// What must be approved first, if anything must.
    var approval: ApprovalNeed?

    /// Whether it would be signed.
    var isSigned: Bool { refusal == nil && approval == nil }
}
