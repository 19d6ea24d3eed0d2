import JSON

/// A whole policy in canonical form: names, amounts, addresses and words, each read by its own type before.
struct PolicyDocument: PublicValue {
    let json: JSON

    init(_ policy: BudgetPolicy) { json = policy.canonical }
}
