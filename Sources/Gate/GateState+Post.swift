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
        try? decisions[decision.agent, default: Book()].post(Money(units: 1), at: time)
        if pending.removeValue(forKey: decision.payment) != nil, decision.outcome == .refused {
            past[decision.payment] = .refused
        }
        switch decision.outcome {
        case .refused: break
        case .pending:
            pending[decision.payment] = PendingPayment(
                seq: decision.seq, agent: decision.agent, digest: decision.digest,
                until: decision.until, rule: decision.rule ?? "",
                charge: judgement.charge?.amount ?? .zero)
        case .signed: sign(decision, judgement, at: time)
        }
    }

    private mutating func sign(
        _ decision: PostedDecision, _ judgement: Judgement, at time: Moment
    ) {
        guard let proposal = decision.proposal, let charge = judgement.charge?.amount,
            let project = agents[decision.agent]?.project
        else { return }
        let key = ClassKey(proposal, decision.agent)
        let groupID = join(
            decision, key, charge, judgement.draws, proposal, project, at: time)
        if let grant = grants[project] {
            grants[project]?.left = grant.left.subtracting(judgement.granted)
        }
        open[decision.payment] = PaymentRecord(
            id: decision.payment, seq: decision.seq, agent: decision.agent, project: project,
            wallet: proposal.wallet.name, payee: proposal.payee,
            asset: proposal.value.asset.id, time: time, charge: charge,
            worstCase: proposal.worstCase, validUntil: proposal.validUntil,
            prices: judgement.prices, group: groupID, payload: proposal.payload)
        recent[decision.agent, default: RecentPayments()].note(
            .request(decision.fingerprint), at: time)
        recent[decision.agent, default: RecentPayments()].note(.payment(proposal), at: time)
    }

    /// Takes the signature into its group and moves the group's charge to the present.
    private mutating func join(
        _ decision: PostedDecision, _ key: ClassKey, _ charge: Money, _ draws: Draws,
        _ proposal: Proposal, _ project: ProjectName, at time: Moment
    ) -> UInt64 {
        // The first rules netted nothing: what they charged stays apart.
        let known = decision.version < 2 ? nil : classes[key]
        let old = known.flatMap { groups[$0] }
        let amount = max(old?.amount ?? .zero, charge)
        spend(
            decision.agent, project, proposal, charge, together: amount, draws, replacing: old,
            at: time)
        let id = known ?? decision.seq
        var group =
            old
            ?? SignatureGroup(
                key: key, time: time, amount: amount, draws: draws, open: [])
        group.time = time
        group.amount = amount
        group.draws = draws
        group.open.append(decision.payment)
        groups[id] = group
        if decision.version >= 2 { classes[key] = id }
        return id
    }

    private mutating func spend(
        _ agent: AgentName, _ project: ProjectName, _ proposal: Proposal, _ charge: Money,
        together amount: Money, _ draws: Draws, replacing old: SignatureGroup?, at time: Moment
    ) {
        let shared: [Subject] = [
            .all, .asset(proposal.value.asset.id), .wallet(proposal.wallet.name),
        ]
        for scope in [ScopeName.agent(agent), .project(project), .vault] {
            var book = books[scope] ?? ScopeBooks()
            // Out of the dictionary while it changes, or every change would copy it.
            books[scope] = nil
            // The rules refused what does not fit, and replay checks before it posts.
            for subject in shared {
                if let old { book.change(subject, at: old.time, to: .zero) }
                try? book.post(amount, to: subject, at: time)
            }
            if book.isNew(proposal.payee, at: time) {
                try? book.post(charge, to: .newPayees, at: time)
            }
            book.note(proposal.payee, paidAt: time)
            try? book.post(charge, to: .payee(proposal.payee), at: time)
            try? book.post(Money(units: 1), to: .payments, at: time)
            let held = old?.amount ?? .zero
            book.exposed = book.exposed.subtracting(held).adding(amount) ?? .most
            if case .project = scope { draw(draws, replacing: old, &book, at: time) }
            books[scope] = book
        }
    }

    private func draw(
        _ draws: Draws, replacing old: SignatureGroup?, _ book: inout ScopeBooks, at time: Moment
    ) {
        let pools: [(Subject, Money)] = [
            (.reserve, draws.reserve), (.emergency, draws.emergency),
        ]
        for (subject, amount) in pools {
            if let old { book.change(subject, at: old.time, to: .zero) }
            if amount > .zero { try? book.post(amount, to: subject, at: time) }
        }
    }
}
