internal import Gate
internal import Terms

extension PolicyChecker {
    /// One project's budget, or nil with its mistakes logged.
    func project(_ node: PolicyNode, name: ProjectName) -> ProjectBudget? {
        let known = ["timezone", "limit", "pools", "agents", "show_project"]
        guard let fields = PolicyFields(node, known: known + PolicyChecker.boundKeys) else {
            return nil
        }
        // What is left out is UTC, no pools, no agents, and a project's balance kept to itself.
        let zone = fields["timezone"].map(self.zone) ?? .utc
        let limit = fields.required("limit", hint: "write limit: {amount: \"100.00\", per: week}")
            .flatMap(self.limit)
        let pools = fields["pools"].map { self.pools($0, within: limit) } ?? Pools()
        let show = fields["show_project"].map { $0.truth() } ?? false
        let agents = fields["agents"].map { self.agents($0, project: name) } ?? [:]
        let bounds = self.bounds(fields)
        guard let zone, let limit, let pools, let show, let agents, let bounds else { return nil }
        return ProjectBudget(
            zone: zone, limit: limit, reserve: pools.reserve, emergency: pools.emergency,
            showProject: show, agents: agents, bounds: bounds, drawsReserve: pools.drawsReserve,
            drawsEmergency: pools.drawsEmergency)
    }

    /// The rules of the zone that a text names.
    func zone(_ node: PolicyNode) -> ZoneRules? {
        let hint = "write an IANA name, as in America/Toronto, or UTC"
        guard let name = node.text(hint) else { return nil }
        guard let rules = zones(name) else {
            node.wrong("is no time zone this system knows", hint: hint)
            return nil
        }
        return rules
    }

    /// What is carved out of a limit, and who opens it.
    private struct Pools {
        var reserve = Money.zero
        var emergency = Money.zero
        var drawsReserve = Draw.deny
        var drawsEmergency = true
    }

    private func pools(_ node: PolicyNode, within limit: Limit?) -> Pools? {
        let known = ["reserve", "emergency", "draw"]
        guard let fields = PolicyFields(node, known: known) else { return nil }
        let reserve = fields["reserve"].map { $0.money(example: "50.00") } ?? .zero
        let emergency = fields["emergency"].map { $0.money(example: "20.00") } ?? .zero
        let draw = fields["draw"].map(self.draw) ?? (.deny, true)
        guard let reserve, let emergency, let draw else { return nil }
        let pools = Pools(
            reserve: reserve, emergency: emergency, drawsReserve: draw.0, drawsEmergency: draw.1)
        guard let limit else { return pools }
        guard let sum = reserve.adding(emergency), sum <= limit.amount else {
            node.wrong(
                "take \(reserve.decimal) and \(emergency.decimal), together more than the limit of "
                    + limit.amount.decimal,
                hint: "pools are carved out of the limit; what is left is what agents spend")
            return nil
        }
        return pools
    }

    private func draw(_ node: PolicyNode) -> (Draw, Bool)? {
        guard let fields = PolicyFields(node, known: ["reserve", "emergency"]) else { return nil }
        let reserve = fields["reserve"].map {
            $0.choice(["deny": Draw.deny, "approval": .approval])
        }
        // Emergency has no rule of its own: at most, an admin grants one agent one draw.
        let emergency = fields["emergency"].map { $0.choice(["deny": false, "grant": true]) }
        guard let reserve = reserve ?? .deny, let emergency = emergency ?? true else { return nil }
        return (reserve, emergency)
    }
}
