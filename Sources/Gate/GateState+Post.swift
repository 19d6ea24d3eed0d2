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
        // What an agent may ask a day is counted like money.
        let place = judgement.path?.places.own ?? books.place(of: .agent(decision.agent))
        books.decisions[place].append(time)
        if !pending.isEmpty, pending.removeValue(forKey: decision.payment) != nil,
            decision.outcome == .refused
        {
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
            let path = judgement.path
        else { return }
        // The first rules netted nothing: what they charged stays apart.
        let key =
            judgement.group
            ?? ClassKey(proposal, decision.agent, alone: decision.version < 2 ? decision.seq : nil)
        let tag = books.log.tag(
            proposal.value.asset.id, proposal.wallet.name, proposal.payee)
        let signed = SignedPayment(
            id: decision.payment, seq: decision.seq, group: key, project: path.projectName,
            place: UInt32(path.places.own), tag: tag, charge: charge, time: time)
        shelf.put(signed, proposal, judgement.prices)
        join(signed, judgement, proposal, path.places)
        if let grant = grants[path.projectName] {
            grants[path.projectName]?.left = grant.left.subtracting(judgement.granted)
        }
        books.recent[path.places.own].note(
            decision.fingerprint,
            RecentPayments.Payment(
                payee: tag.payee, asset: tag.asset, atoms: proposal.value.atoms),
            at: time)
    }

    /// Takes the signature into its group and moves the group's charge to the present.
    private mutating func join(
        _ signed: SignedPayment, _ judgement: Judgement, _ proposal: Proposal,
        _ places: ScopePlaces
    ) {
        let held = judgement.held
        // Nobody else holds the group from here on: its list grows where it lies.
        judgement.held = nil
        let amount = max(held?.amount ?? .zero, signed.charge)
        books.spend(
            Spend(
                proposal: proposal, tag: signed.tag, charge: signed.charge, together: amount,
                draws: judgement.draws, oldTime: held?.time, oldAmount: held?.amount ?? .zero,
                time: signed.time), places)
        shelf.join(signed, amount, judgement.draws, replacing: held, books.log)
    }
}
