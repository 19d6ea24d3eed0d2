import Chains
import Terms

extension GateState {
    /// Asks every rule in order, changing nothing.
    ///
    /// - Parameter windows: the windows of the agent and its project where they are known, as replay knows
    ///   them from the entry; nil to count them from the calendar.
    func judge(
        _ request: Question, at now: Moment, suspectClock: Bool, windows: [Window]? = nil
    ) -> Judgement {
        var judgement = Judgement()
        judgement.refusal = AgentNotActive.check(request.agent, in: self)
        guard judgement.refusal == nil else { return judgement }
        guard let policy, let (name, project, agent) = budgets(of: request.agent) else {
            judgement.refusal = AgentNotInPolicy.check(request.agent, in: self)
            return judgement
        }
        judgement.postings = postings(
            request.agent, agent, name, project, at: now, windows: windows)
        judgement.refusal = WalletNotAllowed.check(request.wallet, agent)
        guard judgement.refusal == nil else { return judgement }
        switch request.understanding {
        case .undecoded:
            // Only a wallet outside the list stays undecoded, and that was refused above.
            judgement.refusal = WalletNotAllowed.refuse(
                "\(request.wallet.text) was not decoded", hint: "use a wallet of the agent's")
        case .refused(let refusal): judgement.refusal = refusal
        case .proposal(let proposal):
            judgement.refusal = PayeeNotAllowed.check(proposal.payee, agent)
            guard judgement.refusal == nil else { return judgement }
            switch charge(for: proposal, in: policy.currency, at: now) {
            case .failure(let refusal): judgement.refusal = refusal
            case .success(let charge):
                judgement.charge = charge
                judgement.refusal =
                    ChargeTooLarge.check(
                        charge, proposal.value, judgement.postings.map { books[$0.scope] },
                        policy.currency)
                    ?? FeeAboveLimit.check(charge, agent, policy.currency)
                    ?? PaymentAboveLimit.check(charge, agent, policy.currency)
                    ?? openings(judgement.postings, at: now, suspect: suspectClock)
                    ?? limits(
                        request.agent, agent, name, project, charge, judgement.postings,
                        policy.currency)
            }
        }
        return judgement
    }

    private func postings(
        _ agent: AgentName, _ budget: AgentBudget, _ name: ProjectName, _ project: ProjectBudget,
        at now: Moment, windows: [Window]?
    ) -> [Posting] {
        let scopes = [
            (ScopeName.agent(agent), budget.limit.per.span),
            (.project(name), project.limit.per.span),
        ]
        return scopes.enumerated().map { index, line in
            let (scope, span) = line
            let book = books[scope] ?? Book()
            let window = windows?[index] ?? book.window(span, zone: project.zone, at: now)
            let before = book.committed(in: window)
            return Posting(
                scope: scope, window: window, before: before, charge: .zero, after: before)
        }
    }

    private func openings(_ postings: [Posting], at now: Moment, suspect: Bool) -> Refusal? {
        for posting in postings {
            let opens = books[posting.scope]?.opensWindow(at: now) ?? true
            if let refusal = ClockJumped.check(posting.scope, opens: opens, suspect: suspect) {
                return refusal
            }
        }
        return nil
    }

    private func limits(
        _ name: AgentName, _ agent: AgentBudget, _ projectName: ProjectName,
        _ project: ProjectBudget, _ charge: Charge, _ postings: [Posting], _ currency: Currency
    ) -> Refusal? {
        let own = agent.limit.amount.subtracting(postings[0].before)
        let shared = project.general.subtracting(postings[1].before)
        return AgentLimit.check(name, agent.limit, charge, postings[0], currency)
            ?? ProjectLimit.check(
                projectName, project, charge, postings[1],
                visible: project.showProject ? shared : min(own, shared), currency)
    }

    /// Worst case times rate, each asset rounded up once; every rate used must be there and fresh.
    private func charge(for proposal: Proposal, in currency: Currency, at now: Moment) -> Result<
        Charge, Refusal
    > {
        var amount = Money.zero
        var used: [UInt64] = []
        for spend in proposal.worstCase {
            switch convert(spend, to: currency, at: now) {
            case .failure(let refusal): return .failure(refusal)
            case .success(let (part, seq)):
                guard let sum = amount.adding(part) else {
                    return .failure(ChargeTooLarge.refusal(spend, currency))
                }
                amount = sum
                used.append(seq)
            }
        }
        switch convert(proposal.fee, to: currency, at: now) {
        case .failure(let refusal): return .failure(refusal)
        case .success(let (fee, seq)):
            let rates = Set(used + [seq]).sorted()
            return .success(Charge(amount: amount, fee: fee, rates: rates))
        }
    }

    private func convert(_ spend: AssetAmount, to currency: Currency, at now: Moment) -> Result<
        (Money, UInt64), Refusal
    > {
        guard let rate = rates[spend.asset.id], rate.currency == currency else {
            return .failure(RateMissing.refusal(spend.asset, currency))
        }
        if let refusal = RateStale.check(rate, at: now) { return .failure(refusal) }
        guard let money = rate.convert(spend.atoms, decimals: spend.asset.decimals) else {
            return .failure(ChargeTooLarge.refusal(spend, currency))
        }
        return .success((money, rate.seq))
    }
}
