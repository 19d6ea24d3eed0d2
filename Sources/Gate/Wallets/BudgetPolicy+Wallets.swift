import Terms

extension BudgetPolicy {
    /// Every wallet that it names for an agent.
    var namedWallets: Set<WalletName> {
        projects.values.reduce(into: []) { names, project in
            for agent in project.agents.values { names.formUnion(agent.wallets) }
        }
    }
}
