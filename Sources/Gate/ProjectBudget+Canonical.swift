public import JSON
internal import Terms

extension ProjectBudget {
    /// The budget as the ledger has it, defaults included; the zone by name and tzdb version.
    ///
    /// `draw` in `pools` and the bounds stand only where they are not their defaults.
    public var canonical: JSON {
        let agents = agents.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value.canonical) }
        var pools = JSONObject([
            ("reserve", .string(reserve.decimal)), ("emergency", .string(emergency.decimal)),
        ])
        var draw: [(String, JSON)] = []
        if drawsReserve != .deny { draw.append(("reserve", .string(drawsReserve.rawValue))) }
        if !drawsEmergency { draw.append(("emergency", .string(Draw.deny.rawValue))) }
        if !draw.isEmpty { pools["draw"] = .object(JSONObject(draw)) }
        return .object(
            JSONObject(
                [
                    ("timezone", zone.canonical), ("limit", limit.canonical),
                    ("pools", .object(pools)), ("show_project", .bool(showProject)),
                    ("agents", .object(JSONObject(agents))),
                ] + bounds.canonical))
    }

    /// Reads the form that ``canonical`` writes; throws ``FieldError`` for any other.
    init(
        reading reader: ObjectReader, zones: (String) -> ZoneRules?,
        accounts: (String) -> [Account]?
    ) throws(FieldError) {
        var reader = reader
        zone = try ZoneRules(reading: reader.object("timezone"), zones: zones)
        limit = try Limit(reading: reader.object("limit"))
        var pools = try reader.object("pools")
        reserve = try pools.money("reserve")
        emergency = try pools.money("emergency")
        guard let sum = reserve.adding(emergency), sum <= limit.amount else {
            throw reader.error("pools", "must not be more than the limit")
        }
        (drawsReserve, drawsEmergency) = try ProjectBudget.draw(pools.optionalObject("draw"))
        try pools.finish()
        showProject = try reader.bool("show_project")
        var agents: [AgentName: AgentBudget] = [:]
        let named = try reader.object("agents")
        for member in named.source.members {
            guard let name = AgentName(member.key), agents[name] == nil else {
                throw reader.error("agents", "must be by agents' names, each once")
            }
            let inner = try ObjectReader(member.value, at: named.path(of: member.key))
            agents[name] = try AgentBudget(reading: inner, accounts: accounts)
        }
        self.agents = agents
        bounds = try Bounds(reading: &reader, accounts: accounts)
        try reader.finish()
    }

    private static func draw(_ reader: ObjectReader?) throws(FieldError) -> (Draw, Bool) {
        guard var reader else { return (.deny, true) }
        let reserve = try reader.optionalString("reserve")
        let emergency = try reader.optionalString("emergency")
        try reader.finish()
        // What is the default is left out, so each has one word.
        guard reserve == nil || reserve == Draw.approval.rawValue else {
            throw reader.error("reserve", "must be approval, or left out")
        }
        guard emergency == nil || emergency == Draw.deny.rawValue else {
            throw reader.error("emergency", "must be deny, or left out")
        }
        guard reserve != nil || emergency != nil else {
            throw FieldError(path: reader.path, clause: "must not be empty")
        }
        return (reserve == nil ? .deny : .approval, emergency == nil)
    }
}
