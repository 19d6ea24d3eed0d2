public import JSON
public import Terms

extension BudgetPolicy {
    /// The whole policy as the ledger has it: nothing left to defaults, nothing left to order.
    ///
    /// Its RFC 8785 bytes are what a policy's hash is taken of. Equal policies have equal bytes.
    public var canonical: JSON {
        let projects = projects.sorted { $0.key < $1.key }
            .map { ($0.key.text, $0.value.canonical) }
        var object = JSONObject([
            ("version", 1), ("currency", .string(currency.code)),
            ("projects", .object(JSONObject(projects))),
        ])
        if let vault { object["vault"] = vault.canonical }
        if let control { object["control"] = control.canonical }
        return .object(object)
    }

    /// Reads the form that ``canonical`` writes, as a ledger's replay does.
    ///
    /// `zones` knows the rules of a zone by name, `accounts` every account an address text can
    /// mean; nil for what they don't know. Throws ``FieldError`` for the first thing that is not of
    /// the form.
    public init(
        canonical json: JSON, zones: (String) -> ZoneRules?, accounts: (String) -> [Account]?
    ) throws(FieldError) {
        var reader = try ObjectReader(json, at: "policy")
        guard try reader.integer("version") == 1 else {
            throw reader.error("version", "must be 1")
        }
        guard let currency = Currency(try reader.string("currency")) else {
            throw reader.error("currency", "must be three capital letters")
        }
        let named = try reader.object("projects")
        var projects: [ProjectName: ProjectBudget] = [:]
        var seen: Set<AgentName> = []
        for member in named.source.members {
            guard let name = ProjectName(member.key), projects[name] == nil else {
                throw reader.error("projects", "must be by projects' names, each once")
            }
            let inner = try ObjectReader(member.value, at: named.path(of: member.key))
            let project = try ProjectBudget(reading: inner, zones: zones, accounts: accounts)
            guard seen.isDisjoint(with: project.agents.keys) else {
                throw FieldError(path: inner.path, clause: "has an agent of another project")
            }
            seen.formUnion(project.agents.keys)
            projects[name] = project
        }
        var vault: VaultBudget?
        if let inner = try reader.optionalObject("vault") {
            vault = try VaultBudget(reading: inner, zones: zones, accounts: accounts)
        }
        let control = try reader.optionalObject("control").map { inner throws(FieldError) in
            try ControlPolicy(reading: inner)
        }
        try reader.finish()
        self.init(currency: currency, projects: projects, vault: vault, control: control)
        // A policy has one form: what reads as the same in another would have a second hash.
        guard JSONWriter.write(canonical) == JSONWriter.write(json) else {
            throw FieldError(path: "policy", clause: "must be in its canonical form")
        }
    }
}
