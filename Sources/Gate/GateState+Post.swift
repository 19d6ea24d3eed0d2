import Chains
import Terms

extension GateState {
    /// Posts a decision: freezes the windows it used and, where it signs, adds its charge to every scope.
    mutating func post(
        _ decision: PostedDecision, _ judgement: Judgement, at time: Moment,
        _ reading: ClockReading
    ) {
        observe(reading, at: time)
        rules = max(rules, decision.version)
        freeze(judgement.lines, judgement.postings, at: time)
        // What an agent may ask a day is counted like money.
        let place = judgement.path?.places.own ?? books.place(of: .agent(decision.agent))
        books.decisions[place].append(time)
        if !pending.isEmpty, pending.removeValue(forKey: decision.payment) != nil,
            decision.outcome == .refused
        {
            end(decision.payment, as: .refused, at: time)
        }
        switch decision.outcome {
        case .refused: break
        case .pending:
            guard let approval = decision.approval, let proposal = decision.proposal
            else { break }
            pending[decision.payment] = PendingPayment(
                seq: decision.seq, agent: decision.agent, digest: approval.digest,
                until: approval.until,
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
        let tag = books.log.tag(
            proposal.value.asset.id, proposal.wallet.name, proposal.payee)
        // The first rules netted nothing: what they charged stays apart.
        let terms = groups.share(
            PaymentTerms(
                proposal, decision.agent, path.projectName, prices: judgement.prices,
                isAlone: decision.version < 2))
        let record = PaymentRecord(
            decision.payment, seq: decision.seq, terms, charge: charge, payee: tag.payee, proposal,
            at: time)
        join(record, judgement, proposal, path.places, tag)
        if let grant = grants[path.projectName] {
            grants[path.projectName]?.left = grant.left.subtracting(judgement.granted)
        }
        open[decision.payment] = record
        books.recent[path.places.own].note(
            decision.fingerprint,
            RecentPayments.Payment(
                payee: tag.payee, asset: tag.asset, atoms: proposal.value.atoms),
            at: time)
    }

    /// Takes the signature into its group and moves the group's charge to the present.
    private mutating func join(
        _ payment: PaymentRecord, _ judgement: Judgement, _ proposal: Proposal,
        _ places: ScopePlaces, _ tag: ChargeTag
    ) {
        let (time, charge) = (payment.time, payment.charge)
        let (old, draws) = (judgement.held?.time, judgement.draws)
        let held = judgement.held?.amount ?? .zero
        // Nobody else holds the group from here on: its list grows where it lies.
        judgement.held = nil
        let amount = max(held, charge)
        books.spend(
            Spend(
                proposal: proposal, tag: tag, charge: charge, together: amount, draws: draws,
                oldTime: old, oldAmount: held, time: time), places)
        guard old != nil else {
            groups[payment.group] = SignatureGroup(payment.id, amount, draws, at: time)
            return
        }
        groups.take(payment, amount, draws, at: time)
    }
}
