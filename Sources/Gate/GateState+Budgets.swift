public import Terms

extension GateState {
    /// The budgets on an agent's path, its own first, then its project's; empty where policy has none.
    public func budgetLines(of agent: AgentName, at reading: ClockReading) -> [BudgetLine] {
        guard let path = path(of: agent) else { return [] }
        let (name, project, budget) = (path.projectName, path.project, path.agent)
        let now = time(at: reading)
        return [
            line(LimitLine(first: budget.limit, of: .agent(agent), zone: project.zone), at: now),
            line(name, project, at: now),
        ] + further(budget.bounds, .agent(agent), project.zone, at: now)
            + further(project.bounds, .project(name), project.zone, at: now)
    }

    /// Every budget of the policy: the vault's, then projects by name, each followed by its agents.
    public func allBudgetLines(at reading: ClockReading) -> [BudgetLine] {
        let now = time(at: reading)
        var lines: [BudgetLine] = []
        if let vault = policy?.vault {
            if let limit = vault.limit {
                lines.append(line(LimitLine(first: limit, of: .vault, zone: vault.zone), at: now))
            }
            lines += further(vault.bounds, .vault, vault.zone, at: now)
        }
        for (name, project) in (policy?.projects ?? [:]).sorted(by: { $0.key < $1.key }) {
            lines.append(line(name, project, at: now))
            lines += further(project.bounds, .project(name), project.zone, at: now)
            for (agent, budget) in project.agents.sorted(by: { $0.key < $1.key }) {
                let first = LimitLine(first: budget.limit, of: .agent(agent), zone: project.zone)
                lines.append(line(first, at: now))
                lines += further(budget.bounds, .agent(agent), project.zone, at: now)
            }
        }
        return lines
    }

    /// Whether the agent's policy shows it the project's own numbers.
    public func showsProject(to agent: AgentName) -> Bool {
        path(of: agent)?.project.showProject ?? false
    }

    /// What is signed and neither settled nor proven dead in a scope, over all windows.
    public func exposed(_ scope: ScopeName) -> Money { books.exposed(scope) }

    /// What is left in each scope that the agent may hear of, after a decision's `postings`: its own limits,
    /// and its project's as far as the policy shows them.
    func remaining(
        _ agent: AgentName, _ lines: [LimitLine], _ postings: [Posting]
    ) -> [Remaining] {
        guard let project = path(of: agent)?.project, postings.count >= 2 else { return [] }
        let own = left(postings[0])
        return zip(lines, postings).compactMap { line, posting in
            guard line.subject == .all, line.scope != .vault else { return nil }
            var amount = left(posting)
            if case .project = line.scope {
                if line.isFirst { amount = min(amount, generalLeft(project, posting)) }
                if !project.showProject { amount = min(own, amount) }
            }
            return Remaining(
                scope: line.scope, per: line.limit.per.span.word, amount: amount,
                resetsAt: posting.window.end)
        }
    }

    /// What a limit leaves after a decision: nothing where more may have been spent than is known.
    private func left(_ posting: Posting) -> Money {
        isInDoubt(posting.window) ? .zero : posting.left
    }

    /// What of a project's window is left outside its pools.
    private func generalLeft(_ project: ProjectBudget, _ posting: Posting) -> Money {
        let drawn = [Subject.reserve, .emergency].reduce(Money.zero) { sum, pool in
            sum.adding(books.committed(posting.scope, pool, in: posting.window)) ?? .most
        }
        let general = posting.limit.subtracting(project.reserve).subtracting(project.emergency)
        return general.subtracting(posting.after.subtracting(drawn))
    }

    private func line(
        _ name: ProjectName, _ project: ProjectBudget, at now: Moment
    ) -> BudgetLine {
        let line = LimitLine(first: project.limit, of: .project(name), zone: project.zone)
        let posting = count(line, nil, replacing: nil, at: now, over: nil)
        let pools = project.reserve.adding(project.emergency) ?? .most
        return BudgetLine(
            scope: line.scope, subject: .all, per: project.limit.per.span.word,
            limit: posting.limit.subtracting(pools), committed: posting.before,
            remaining: min(left(posting), generalLeft(project, posting)),
            resetsAt: posting.window.end)
    }

    private func line(_ line: LimitLine, at now: Moment) -> BudgetLine {
        let posting = count(line, nil, replacing: nil, at: now, over: nil)
        return BudgetLine(
            scope: line.scope, subject: line.subject, per: line.limit.per.span.word,
            limit: posting.limit, committed: posting.before, remaining: left(posting),
            resetsAt: posting.window.end)
    }

    /// The limits that stand whatever is paid: all but those of one payee.
    private func further(
        _ bounds: Bounds, _ scope: ScopeName, _ zone: ZoneRules, at now: Moment
    ) -> [BudgetLine] {
        var lines = LimitLine.list(bounds.limits, on: .all, of: scope, zone: zone)
        lines += bounds.perAsset.sorted { $0.key < $1.key }.map {
            LimitLine($0.value, on: .asset($0.key), of: scope, zone: zone)
        }
        lines += bounds.perWallet.sorted { $0.key < $1.key }.map {
            LimitLine($0.value, on: .wallet($0.key), of: scope, zone: zone)
        }
        if let limit = bounds.newPayees {
            lines.append(LimitLine(limit, on: .newPayees, of: scope, zone: zone))
        }
        lines += LimitLine.list(
            bounds.payments.map(\.limit), on: .payments, of: scope, zone: zone)
        return lines.map { line($0, at: now) }
    }
}
