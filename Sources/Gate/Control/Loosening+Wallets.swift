import Terms

extension Loosening {
    /// Leave to make wallets: more chains, another network or a greater number.
    mutating func making(_ name: String, _ old: WalletGrant?, _ new: WalletGrant?) {
        guard let new else { return }
        guard let old else { return say("\(name): wallets it makes itself") }
        if !new.chains.isSubset(of: old.chains) { say("\(name): chains it makes wallets on") }
        if new.network != old.network { say("\(name): the network it makes wallets on") }
        most("\(name): wallets it makes a window", old.perWindow, new.perWindow)
    }

    /// A wallet that no policy names any more is again its maker's, who may not have been the one it was named for.
    mutating func released(_ old: BudgetPolicy, _ new: BudgetPolicy) {
        let freed = old.namedWallets.subtracting(new.namedWallets)
        guard !freed.isEmpty else { return }
        let agents = new.projects.values.flatMap(\.agents).sorted { $0.key < $1.key }
        for (agent, budget) in agents {
            guard let grant = budget.creates else { continue }
            for wallet in freed.sorted() where grant.chains.contains(wallet.chain) {
                let own = "\(wallet.chain.text)/\(agent.text)"
                guard wallet.text == own || wallet.text.hasPrefix(own + "-") else { continue }
                say("agent \(agent.text): \(wallet.text), which the policy no longer names")
            }
        }
    }
}
