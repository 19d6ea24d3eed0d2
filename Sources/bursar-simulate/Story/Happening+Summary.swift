extension Happening {
    /// In words that are the same each time.
    var summary: String {
        switch self {
        case .policy(let plan): "policy \(plan.summary)"
        case .rate(let plan):
            "rate of \(plan.asset == Cast.dollar ? "USD" : Cast.assets[plan.asset]) "
                + "\(plan.price)\(plan.isInDollars ? " USD" : ""), haircut \(plan.haircut), "
                + "\(plan.maxAge) s\(plan.isPinned ? ", pinned" : "")"
                + "\(plan.isForced ? ", forced" : "")\(plan.isFeeds ? ", by a feed" : "")"
        case .agentFreeze, .agentRemoval, .projectFreeze, .walletFreeze, .vaultFreeze, .grant,
            .approval, .denial, .expiry, .settled, .voided, .writtenOff, .acknowledged, .started:
            "\(self)"
        }
    }
}
