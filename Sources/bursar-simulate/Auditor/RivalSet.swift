/// Signatures of one agent for one nonce of one account: at most one of them lands, so the dearest counts.
struct RivalSet {
    /// Which of them may still be joined.
    struct Key: Hashable {
        let agent: Int
        let wallet: Int
        let nonce: UInt64
    }

    let key: Key
    let project: Int
    /// Signatures by index, the first first.
    var members: [Int] = []
    /// Ledger time of the last: where all of it counts.
    var time: Int64 = 0
    /// What the last one drew from the project's pools.
    var draws = PoolDraws()
    /// What stays, where one of them has settled.
    var settledAt: Int64?

    /// Whether it belongs to a place.
    func isAt(_ place: Place) -> Bool {
        switch place {
        case .agent(let index): key.agent == index
        case .project(let index): project == index
        case .vault: true
        }
    }

    /// Whether what it holds counts there.
    func counts(as counted: Counted) -> Bool {
        switch counted {
        case .all: true
        case .asset(let asset): Cast.assetOf[key.wallet] == asset
        case .wallet(let wallet): key.wallet == wallet
        case .account, .newPayees, .payments: false
        }
    }
}
