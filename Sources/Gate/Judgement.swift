import Chains
import Terms

/// What the rules say of a request at one instant; deciding records it, quoting does not.
struct Judgement {
    /// The charge, as far as the rules got to computing one.
    var charge: Charge?
    /// One line a scope, agent first, then its project; empty where no window was looked at.
    var postings: [Posting] = []
    /// The first rule that refuses, if one does.
    var refusal: Refusal?
}
