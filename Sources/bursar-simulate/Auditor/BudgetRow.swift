/// One limit that a payment is held to.
struct BudgetRow {
    /// What keeps the row's window in use apart: what stands alone has one whatever its length, of a list each
    /// length has one, whenever it turns.
    struct Key: Hashable {
        let place: Place
        let counted: Counted
        /// In a list: the length, and how many of the same come before.
        let length: Int64?
        var rank = 0
    }

    let place: Place
    let counted: Counted
    let plan: LimitPlan
    let zone: ZoneTale
    /// Whether it is the place's first.
    var isFirst = false
    /// How many of the same length come before it in its list.
    var rank = 0

    var key: Key {
        let isListed = !isFirst && (counted == .all || counted == .payments)
        return Key(
            place: place, counted: counted, length: isListed ? plan.per.length : nil,
            rank: isListed ? rank : 0)
    }

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
