extension Model {
    /// The limits that an ask is held to, in the order in which they refuse: the first of agent, project and
    /// vault, then what bounds each further.
    ///
    /// What was not decoded is held to the first two alone.
    func rows(
        _ ask: Ask, _ project: ProjectPlan, _ agent: AgentPlan, isDecoded: Bool, at now: Int64
    )
        -> [BudgetRow]
    {
        let own = Place.agent(agent.agent)
        let shared = Place.project(project.project)
        var rows = [
            BudgetRow(
                place: own, counted: .all, plan: agent.limit, zone: project.zone, isFirst: true),
            BudgetRow(
                place: shared, counted: .all, plan: project.limit, zone: project.zone,
                isFirst: true),
        ]
        guard isDecoded else { return rows }
        if let ceiling = policy?.ceiling, let limit = ceiling.limit {
            rows.append(
                BudgetRow(
                    place: .vault, counted: .all, plan: limit, zone: ceiling.zone, isFirst: true))
        }
        rows += further(agent.bounds, own, project.zone, ask, at: now)
        rows += further(project.bounds, shared, project.zone, ask, at: now)
        if let ceiling = policy?.ceiling {
            rows += further(ceiling.bounds, .vault, ceiling.zone, ask, at: now)
        }
        return rows
    }

    private func further(
        _ bounds: BoundsPlan, _ place: Place, _ zone: ZoneTale, _ ask: Ask, at now: Int64
    ) -> [BudgetRow] {
        let asset = Cast.assetOf[ask.body.wallet]
        let account = Counted.Payee(payee: ask.body.payee, asset: asset)
        // Bounds on an asset or a wallet bind only payments in it or from it, that on new payees only while
        // the payee is new.
        var pairs: [(Counted, LimitPlan)] = []
        if let plan = bounds.perAsset[asset] { pairs.append((.asset(asset), plan)) }
        if let plan = bounds.perWallet[ask.body.wallet] {
            pairs.append((.wallet(ask.body.wallet), plan))
        }
        if let plan = bounds.perPayee { pairs.append((.account(account), plan)) }
        if let plan = bounds.newPayees, isNew(account, to: place, at: now) {
            pairs.append((.newPayees, plan))
        }
        if var plan = bounds.count {
            // A payment counts as one whole unit of money would.
            plan.most *= Cast.billion
            pairs.append((.payments, plan))
        }
        let listed = bounds.limits.enumerated().map { index, plan in
            var row = BudgetRow(place: place, counted: .all, plan: plan, zone: zone)
            row.rank = bounds.limits[..<index].filter { $0.per.length == plan.per.length }.count
            return row
        }
        return listed
            + pairs.map { BudgetRow(place: place, counted: $0.0, plan: $0.1, zone: zone) }
    }

    /// How a row stands at `now`, before a payment.
    mutating func count(_ row: BudgetRow, at now: Int64) -> RowCount {
        let (start, end) = bounds(row, at: now)
        let carried = carried(row, into: start, at: now)
        let before = committed(row.place, row.counted, start, end)
        return RowCount(
            start: start, end: end, most: min(row.plan.most + carried, 1 << 62), carried: carried,
            before: before, after: before)
    }

    /// The window a row counts over: the one in use until it ends, reaching back as far as a new length or
    /// zone would.
    private mutating func bounds(_ row: BudgetRow, at now: Int64) -> (Int64, Int64) {
        let fresh = almanac.window(row.plan.per, in: row.zone, around: now)
        // The stricter of both: it ends when the old one does, and begins with whichever began earlier.
        guard let open = windows[row.key], now < open.end else { return fresh }
        guard open.isOf(row) else { return (min(open.start, fresh.start), open.end) }
        return row.plan.per.isRolling ? fresh : (open.start, open.end)
    }

    /// What the window before left over of what it could have spent, at most what policy carries.
    ///
    /// Where none was in use right before, all that lies between is looked at as one.
    private func carried(_ row: BudgetRow, into start: Int64, at now: Int64) -> Int64 {
        guard let most = row.plan.carryNanos, let open = windows[row.key] else { return 0 }
        guard now >= open.end else { return min(open.carried, most) }
        // After a change of length or zone nothing is carried: what was left over was of something else.
        guard open.isOf(row), open.end <= start else { return 0 }
        let spent =
            open.end == start
            ? posted(row.place, row.counted, open.start, start)
            : posted(row.place, row.counted, open.end, start)
        return min(most, max(0, min(open.most, row.plan.most) - spent))
    }

    /// A decision used these rows: their windows stay as they are until they end.
    mutating func open(_ rows: [BudgetRow], _ counts: [RowCount], at now: Int64) {
        for (row, count) in zip(rows, counts) {
            let old = windows[row.key]
            let holds = old.map { now < $0.end } ?? false
            // While a jump waits nothing opens, and a rolling window opens at every instant.
            guard !clock.hasJumped || holds && !row.plan.per.isRolling else { continue }
            guard let old, holds else {
                windows[row.key] = OpenWindow(
                    start: count.start, end: count.end, per: row.plan.per, zone: row.zone.name,
                    most: row.plan.most, carried: count.carried)
                continue
            }
            let isSame = old.isOf(row)
            windows[row.key] = OpenWindow(
                start: count.start, end: count.end,
                per: isSame ? row.plan.per : old.per, zone: isSame ? row.zone.name : old.zone,
                most: old.most, carried: old.carried)
        }
    }
}
