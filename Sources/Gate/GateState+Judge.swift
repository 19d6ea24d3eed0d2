import Chains
import Terms

extension GateState {
    /// Asks every rule in order, changing nothing.
    ///
    /// - Parameters:
    ///   - windows: the windows of the lines where they are known, as replay knows them from the entry; nil to
    ///     count them from the calendar.
    ///   - outside: whether it was outside the hours, where that is known likewise.
    ///   - version: the rules to ask, those of that release.
    func judge(
        _ request: Question, at now: Moment, suspectClock: Bool, windows: [Window]? = nil,
        outside: Bool? = nil, version: UInt64 = Gate.rulesVersion
    ) -> Judgement {
        let judgement = Judgement()
        guard let path = path(of: request.agent), path.isActive else {
            judgement.refusal =
                AgentNotActive.check(request.agent, in: self)
                ?? AgentNotInPolicy.check(request.agent, in: self)
            return judgement
        }
        let proposal: Proposal? =
            if case .proposal(let known) = request.understanding { known } else { nil }
        judgement.path = path
        judgement.lines = lines(path, for: proposal, at: now)
        judgement.refusal = refusalBeforeCharge(request, path, outside, at: now)
        guard judgement.refusal == nil, let proposal else {
            judgement.postings = uncharged(judgement.lines, at: now, over: windows)
            return judgement
        }
        switch charge(for: proposal, in: path.currency, at: now, version: version) {
        case .failure(let refusal):
            judgement.refusal = refusal
            judgement.postings = uncharged(judgement.lines, at: now, over: windows)
        case .success(let (charge, prices)):
            judgement.charge = charge
            judgement.prices = prices
            weigh(
                proposal, request, path, charge, at: now, suspectClock, windows, version,
                judgement)
        }
        return judgement
    }

    private func uncharged(
        _ lines: [LimitLine], at now: Moment, over windows: [Window]?
    ) -> [Posting] {
        lines.enumerated().map { index, line in
            count(
                line, nil, replacing: nil, at: now,
                over: windows.flatMap { $0.indices.contains(index) ? $0[index] : nil })
        }
    }

    /// What can be said without knowing the cost.
    private func refusalBeforeCharge(
        _ request: Question, _ path: BudgetPath, _ outside: Bool?, at now: Moment
    ) -> Refusal? {
        if let refusal = VaultFrozen.check(frozen)
            ?? ProjectFrozen.check(path.projectName, frozen)
            ?? WalletNotAllowed.check(request.wallet, path, in: self)
            ?? WalletFrozen.check(request.wallet, frozen)
            ?? refusal(ofEnd: request.wallet, at: now)
        {
            return refusal
        }
        switch request.understanding {
        case .undecoded:
            // Only a wallet outside the list stays undecoded, and that was refused above.
            return WalletNotAllowed.refuse(
                "\(request.wallet.text) was not decoded", hint: "use a wallet of the agent's")
        case .refused(let refusal): return refusal
        case .proposal(let proposal):
            return PayeeNotAllowed.check(proposal.payee, path)
                ?? PayeeDenied.check(proposal.payee, path)
                ?? HoursOutside.check(path, at: now, known: outside)
                ?? refusal(ofCard: proposal, path, at: now)
        }
    }

    /// Everything that depends on the cost: ceilings, duplicates, clocks, limits, pools and approvals.
    private func weigh(
        _ proposal: Proposal, _ request: Question, _ path: BudgetPath, _ charge: Charge,
        at now: Moment, _ suspectClock: Bool, _ windows: [Window]?, _ version: UInt64,
        _ judgement: Judgement
    ) {
        if version >= 2 {
            judgement.held = groups[ClassKey(proposal, request.agent)]
        }
        let group = judgement.held
        let most = max(charge.amount, group?.amount ?? .zero)
        judgement.postings = judgement.lines.enumerated().map { index, line in
            count(
                line, charge.amount, replacing: group, at: now,
                over: windows.flatMap { $0.indices.contains(index) ? $0[index] : nil })
        }
        judgement.refusal =
            ChargeTooLarge.check(
                proposal.value,
                books.bears(most, path.places.own) && books.bears(most, path.places.shared)
                    && (version < 2 || books.bears(most, Books.vault)), path.currency)
            ?? FeeAboveLimit.check(charge, path)
            ?? FeeAboveChainLimit.check(charge, proposal.chain, path)
            ?? PaymentAboveLimit.check(charge, path)
            ?? (version < 2
                ? nil
                : PossibleDuplicate.check(
                    request, proposal, path, in: self, at: now))
            ?? openings(judgement.lines, at: now, suspect: suspectClock)
            ?? WindowRestored.check(judgement.postings, path, in: self, at: now)
        guard judgement.refusal == nil else { return }
        let pools = ProjectPools(
            path, judgement.postings[1], in: self, group, charge, at: now)
        judgement.draws = pools.draws
        judgement.granted = pools.granted
        judgement.refusal =
            limits(path, charge, judgement, pools)
            ?? exposures(path, charge, group)
        guard judgement.refusal == nil, !request.isApproved else { return }
        judgement.approval =
            ApprovalAbove.check(charge, path) ?? ApprovalReserve.check(pools, path)
    }

    private func openings(_ lines: [LimitLine], at now: Moment, suspect: Bool) -> Refusal? {
        guard suspect else { return nil }
        for line in lines {
            let opens = LiveWindow.opens(line, at: now, live: books.live(line))
            if let refusal = ClockJumped.check(line.scope, opens: opens, suspect: suspect) {
                return refusal
            }
        }
        return nil
    }

    private func limits(
        _ path: BudgetPath, _ charge: Charge, _ judgement: Judgement, _ pools: ProjectPools
    ) -> Refusal? {
        let own = judgement.postings[0].limit.subtracting(judgement.postings[0].before)
        for (line, posting) in zip(judgement.lines, judgement.postings) {
            let refusal: Refusal? =
                switch (line.scope, line.subject) {
                case (.agent, .all): AgentLimit.check(path, line, charge, posting)
                case (.project, .all):
                    ProjectLimit.check(path, line, charge, posting, pools, own: own)
                case (.vault, .all): VaultLimit.check(path, line, charge, posting, own: own)
                case (_, .asset): AssetLimit.check(path, line, charge, posting)
                case (_, .wallet): WalletLimit.check(path, line, charge, posting)
                case (_, .payee): PayeeLimit.check(path, line, charge, posting)
                case (_, .newPayees): NewPayeesLimit.check(path, line, charge, posting)
                case (_, .payments): PaymentsLimit.check(path, line, posting)
                // Pools have no lines of their own: ProjectPools counts them.
                case (_, .reserve), (_, .emergency): nil
                }
            if let refusal { return refusal }
        }
        return nil
    }

    private func exposures(
        _ path: BudgetPath, _ charge: Charge, _ group: SignatureGroup?
    ) -> Refusal? {
        let held = group?.amount ?? .zero
        for (scope, bounds, _) in path.bounds {
            guard let most = bounds.exposure else { continue }
            let before = books.exposed(scope)
            let after = before.subtracting(held).adding(max(held, charge.amount))
            if let refusal = ExposureLimit.check(
                scope, before: before, after: after, most: most, charge, path.currency)
            {
                return refusal
            }
        }
        return nil
    }
}
