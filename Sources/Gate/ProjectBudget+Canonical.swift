public import JSON
internal import Terms

extension ProjectBudget {
    /// The budget as the ledger has it, defaults included; the zone by name and tzdb version.
    public var canonical: JSON {
        let agents = agents.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value.canonical) }
        return .object(
            JSONObject([
                (
                    "timezone",
                    .object(
                        JSONObject([
                            ("identifier", .string(zone.identifier)),
                            ("tzdb", .string(zone.version)),
                        ]))
                ),
                ("limit", limit.canonical),
                (
                    "pools",
                    .object(
                        JSONObject([
                            ("reserve", .string(reserve.decimal)),
                            ("emergency", .string(emergency.decimal)),
                        ]))
                ),
                ("show_project", .bool(showProject)),
                ("agents", .object(JSONObject(agents))),
            ]))
    }

    /// Reads the form that ``canonical`` writes; throws ``FieldError`` for any other.
    init(
        reading reader: ObjectReader, zones: (String) -> ZoneRules?,
        accounts: (String) -> [Account]?
    ) throws(FieldError) {
        var reader = reader
        zone = try ProjectBudget.zone(reader.object("timezone"), zones: zones)
        limit = try Limit(reading: reader.object("limit"))
        var pools = try reader.object("pools")
        reserve = try pools.money("reserve")
        emergency = try pools.money("emergency")
        guard let sum = reserve.adding(emergency), sum <= limit.amount else {
            throw reader.error("pools", "must not be more than the limit")
        }
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
        try reader.finish()
    }

    private static func zone(
        _ reader: ObjectReader, zones: (String) -> ZoneRules?
    ) throws(FieldError) -> ZoneRules {
        var reader = reader
        let identifier = try reader.string("identifier")
        let version = try reader.string("tzdb")
        try reader.finish()
        guard let rules = zones(identifier) else {
            throw reader.error("identifier", "must be a time zone this system knows")
        }
        // The version stays the one the policy was applied under, so that its hash stays; windows
        // that were used have their bounds in the log, whatever a newer database says.
        return ZoneRules(
            identifier: identifier, version: version, firstOffset: rules.firstOffset,
            transitions: rules.transitions)
    }
}
