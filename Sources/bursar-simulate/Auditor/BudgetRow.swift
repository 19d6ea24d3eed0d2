/// One limit that a payment is held to.
struct BudgetRow {
    /// What keeps the row's window in use apart: the first of a place has one whatever its length.
    struct Key: Hashable {
        let place: Place
        let counted: Counted
        let per: Stretch?
    }

    let place: Place
    let counted: Counted
    let plan: LimitPlan
    let zone: ZoneTale
    /// Whether it is the place's first.
    var isFirst = false

    var key: Key { Key(place: place, counted: counted, per: isFirst ? nil : plan.per) }

    /// The rule that refuses where it is broken.
    var rule: String {
        switch (counted, place) {
        case (.all, .agent): "agent.limit"
        case (.all, .project): "project.limit"
        case (.all, .vault): "vault.limit"
        case (.asset, _): "asset.limit"
        case (.wallet, _): "wallet.limit"
        case (.account, _): "payee.limit"
        case (.newPayees, _): "payee.new-limit"
        case (.payments, _): "payments.limit"
        }
    }
}
