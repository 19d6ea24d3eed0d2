public import Chains
public import Terms

extension GateState {
    /// Whether an agent pays from a wallet, be there one or not: its policy lists it, or the agent made it, may
    /// make others like it, and no policy names it for anybody.
    public func pays(_ agent: AgentName, from wallet: WalletName) -> Bool {
        path(of: agent).map { pays(from: wallet, $0) } ?? false
    }

    /// The same by the budgets above the agent.
    func pays(from wallet: WalletName, _ path: BudgetPath) -> Bool {
        path.agent.wallets.contains(wallet) || isOwn(wallet, path)
    }

    private func isOwn(_ wallet: WalletName, _ path: BudgetPath) -> Bool {
        guard let grant = path.agent.creates, grant.chains.contains(wallet.chain),
            made.own[path.agentName]?[wallet] != nil, !named.contains(wallet)
        else { return false }
        return wallets[wallet]?.network == grant.network
    }

    /// Whether an agent could make a wallet of this name, but for how many it made.
    ///
    /// Its policy grants the chain, nothing ever had the name, no policy names it, and it lies in the agent's own
    /// name space.
    public func mayMake(_ wallet: WalletName, by agent: AgentName) -> Bool {
        path(of: agent).map { mayMake(wallet, $0) } ?? false
    }

    func mayMake(_ wallet: WalletName, _ path: BudgetPath) -> Bool {
        guard let grant = path.agent.creates, grant.chains.contains(wallet.chain) else {
            return false
        }
        return wallets[wallet] == nil && !named.contains(wallet)
            && keeper(of: wallet) == path.agentName
    }

    /// The wallets there are that an agent pays from, by name: those its policy lists and those it made, but for
    /// those on the way to their end, which nobody should fund.
    public func wallets(of agent: AgentName) -> [WalletFacts] {
        guard let path = path(of: agent) else { return [] }
        let names = path.agent.wallets.union(
            (made.own[agent] ?? [:]).keys.filter { isOwn($0, path) })
        return names.sorted().compactMap { ends[$0] == nil ? wallets[$0] : nil }
    }

    /// Why an agent neither pays from a wallet nor makes it, whether it exists or not.
    public func refusal(of wallet: WalletName, to agent: AgentName) -> Refusal {
        WalletNotAllowed.refusal(wallet, to: agent, in: self)
    }

    /// Whether an agent may make a wallet now; changes nothing.
    public func making(
        _ wallet: WalletName, by agent: AgentName, clock reading: ClockReading
    ) -> Result<WalletMaking, Refusal> {
        making(
            wallet, by: agent, at: time(at: reading), suspect: clock.isSuspect(reading),
            window: nil)
    }

    /// The same with the window that an entry names, as replay knows it.
    func making(
        _ wallet: WalletName, by agent: AgentName, at now: Moment, suspect: Bool,
        window known: Window?
    ) -> Result<WalletMaking, Refusal> {
        if let refusal = AgentNotActive.check(agent, in: self) ?? VaultFrozen.check(frozen) {
            return .failure(refusal)
        }
        guard let path = path(of: agent), let grant = path.agent.creates else {
            return .failure(
                AgentNotInPolicy.check(agent, in: self)
                    ?? WalletNotAllowed.refusal(wallet, to: agent, in: self))
        }
        let line = path.firstLines[0]
        let window = known ?? made.window(of: line, by: agent, at: now)
        if let refusal = ProjectFrozen.check(path.projectName, frozen) {
            return .failure(refusal)
        }
        guard mayMake(wallet, path) else {
            return .failure(WalletNotAllowed.refusal(wallet, to: agent, in: self))
        }
        let before = made.count(by: agent, in: window)
        if let refusal = WalletFrozen.check(wallet, frozen)
            ?? ClockJumped.check(making: wallet, suspect: suspect)
            ?? WindowRestored.check(making: line, over: window, path, in: self, at: now)
            ?? WalletCreateLimit.check(
                grant, line, window, before: before, first: made.first(by: agent, in: window))
        {
            return .failure(refusal)
        }
        return .success(
            WalletMaking(
                agent: agent, wallet: wallet, network: grant.network, window: window,
                before: before, most: grant.perWindow))
    }
}
