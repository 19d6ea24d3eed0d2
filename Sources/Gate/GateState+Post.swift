import Chains
import Terms

extension GateState {
    /// Posts a decision: freezes the windows it used and, where it signs, adds its charge to every scope.
    mutating func post(
        _ decision: PostedDecision, _ judgement: Judgement, at time: Moment,
        _ reading: ClockReading
    ) {
        clock.observe(reading, at: time)
        rules = max(rules, decision.version)
        freeze(judgement.lines, judgement.postings, at: time)
        // One whole unit a decision: what an agent may ask a day is counted like money.
        let place = books.place(of: .agent(decision.agent))
        books[place].decisions.post(Money(units: 1), at: time)
        if pending.removeValue(forKey: decision.payment) != nil, decision.outcome == .refused {
            past[decision.payment] = .refused
        }
        switch decision.outcome {
        case .refused: break
        case .pending:
            guard let (digest, until) = decision.approval, let proposal = decision.proposal
            else { break }
            pending[decision.payment] = PendingPayment(
                seq: decision.seq, agent: decision.agent, digest: digest, until: until,
                rule: decision.rule ?? "", charge: judgement.charge?.amount ?? .zero,
                proposal: proposal)
        case .signed: sign(decision, judgement, at: time)
        }
    }

    private mutating func sign(
        _ decision: PostedDecision, _ judgement: Judgement, at time: Moment
    ) {
        guard let proposal = decision.proposal, let charge = judgement.charge?.amount,
            let project = agents[decision.agent]?.project
        else { return }
        // The first rules netted nothing: what they charged stays apart.
        let key = ClassKey(
            proposal, decision.agent, alone: decision.version < 2 ? decision.seq : nil)
        join(decision, key, charge, judgement.draws, proposal, project, at: time)
        if let grant = grants[project] {
            grants[project]?.left = grant.left.subtracting(judgement.granted)
        }
        open[decision.payment] = PaymentRecord(
            decision, proposal, project, charge: charge, prices: judgement.prices, group: key,
            at: time)
        recent[decision.agent, default: RecentPayments()].note(
            decision.fingerprint, proposal, at: time)
    }

    /// Takes the signature into its group and moves the group's charge to the present.
    private mutating func join(
        _ decision: PostedDecision, _ key: ClassKey, _ charge: Money, _ draws: Draws,
        _ proposal: Proposal, _ project: ProjectName, at time: Moment
    ) {
        let old = groups.removeValue(forKey: key)
        let amount = max(old?.amount ?? .zero, charge)
        spend(
            decision.agent, project, proposal, charge, together: amount, draws, replacing: old,
            at: time)
        // Nobody else holds the list by now, so it grows where it lies.
        var group =
            consume old ?? SignatureGroup(time: time, amount: amount, draws: draws, open: [])
        group.time = time
        group.amount = amount
        group.draws = draws
        group.open.append(decision.payment)
        groups[key] = group
    }

    private mutating func spend(
        _ agent: AgentName, _ project: ProjectName, _ proposal: Proposal, _ charge: Money,
        together amount: Money, _ draws: Draws, replacing old: SignatureGroup?, at time: Moment
    ) {
        for scope in [ScopeName.agent(agent), .project(project), .vault] {
            let place = books.place(of: scope)
            books[place].spend(proposal, charge, together: amount, replacing: old, at: time)
            if case .project = scope { books[place].draw(draws, replacing: old, at: time) }
        }
    }
}
