internal import Gate
internal import Terms

extension PolicyChecker {
    /// One project's budget, or nil with its mistakes logged.
    func project(_ node: PolicyNode, name: ProjectName) -> ProjectBudget? {
        let known = ["timezone", "limit", "pools", "agents", "show_project"]
        guard let fields = PolicyFields(node, known: known) else { return nil }
        // What is left out is UTC, no pools, no agents, and a project's balance kept to itself.
        let zone = fields["timezone"].map(self.zone) ?? .utc
        let limit = fields.required("limit", hint: "write limit: {amount: \"100.00\", per: week}")
            .flatMap(self.limit)
        let nothing = (reserve: Money.zero, emergency: Money.zero)
        let pools = fields["pools"].map { self.pools($0, within: limit) } ?? nothing
        let show = fields["show_project"].map { $0.truth() } ?? false
        let agents = fields["agents"].map { self.agents($0, project: name) } ?? [:]
        guard let zone, let limit, let pools, let show, let agents else { return nil }
        return ProjectBudget(
            zone: zone, limit: limit, reserve: pools.reserve, emergency: pools.emergency,
            showProject: show, agents: agents)
    }

    private func zone(_ node: PolicyNode) -> ZoneRules? {
        let hint = "write an IANA name, as in America/Toronto, or UTC"
        guard let name = node.text(hint) else { return nil }
        guard let rules = zones(name) else {
            node.wrong("is no time zone this system knows", hint: hint)
            return nil
        }
        return rules
    }

    private func pools(
        _ node: PolicyNode, within limit: Limit?
    ) -> (reserve: Money, emergency: Money)? {
        guard let fields = PolicyFields(node, known: ["reserve", "emergency"]) else { return nil }
        let reserve = fields["reserve"].map { $0.money(example: "50.00") } ?? .zero
        let emergency = fields["emergency"].map { $0.money(example: "20.00") } ?? .zero
        guard let reserve, let emergency else { return nil }
        guard let limit else { return (reserve, emergency) }
        guard let sum = reserve.adding(emergency), sum <= limit.amount else {
            node.wrong(
                "take \(reserve.decimal) and \(emergency.decimal), together more than the limit of "
                    + limit.amount.decimal,
                hint: "pools are carved out of the limit; what is left is what agents spend")
            return nil
        }
        return (reserve, emergency)
    }

    /// An amount and its window.
    func limit(_ node: PolicyNode) -> Limit? {
        guard let fields = PolicyFields(node, known: ["amount", "per", "starts"]) else {
            return nil
        }
        let amount = fields.required("amount", hint: "write amount: \"25.00\"")
            .flatMap { $0.money(example: "25.00") }
        let span = fields.required("per", hint: "write per: hour, day, week or month")
            .flatMap { window($0, starts: fields["starts"]) }
        guard let amount, let span else { return nil }
        return Limit(amount: amount, per: span)
    }

    private func window(_ node: PolicyNode, starts: PolicyNode?) -> WindowSpan? {
        let hint = "write hour, day, week or month"
        guard let word = node.text(hint) else { return nil }
        if word == "week" {
            // ISO 8601 weeks start on Monday.
            guard let starts else { return .week(starts: 0) }
            return weekday(starts).map(WindowSpan.week(starts:))
        }
        starts?.wrong("is for weeks only", hint: "leave it out, or write per: week")
        switch word {
        case "hour": return .hour
        case "day": return .day
        case "month": return .month
        case _ where word.hasPrefix("rolling"):
            node.wrong(
                "is a rolling window, which this release does not enforce", hint: hint,
                rule: .unsupported)
        default: node.wrong("is no window", hint: hint)
        }
        return nil
    }

    private func weekday(_ node: PolicyNode) -> Int? {
        let hint = "write monday, tuesday, … or sunday"
        guard let word = node.text(hint) else { return nil }
        guard let index = WindowSpan.weekdays.firstIndex(of: word) else {
            node.wrong("is no day of the week", hint: hint)
            return nil
        }
        return index
    }
}
