internal import Gate
internal import Terms

/// Reads the whole of a policy: what spans projects is checked here, the rest by its extensions.
final class PolicyChecker {
    let zones: (String) -> ZoneRules?
    let accounts: (String) -> [Account]?
    /// How many addresses were listed so far, payees and denied ones.
    var listed = 0
    private var homes: [AgentName: ProjectName] = [:]

    init(zones: @escaping (String) -> ZoneRules?, accounts: @escaping (String) -> [Account]?) {
        self.zones = zones
        self.accounts = accounts
    }

    /// The policy, or nil with its mistakes logged.
    func policy(_ root: PolicyNode) -> BudgetPolicy? {
        let known = ["version", "currency", "control", "vault", "projects"]
        guard let fields = PolicyFields(root, known: known) else { return nil }
        if let version = fields.required("version", hint: "write version: 1") {
            _ = version.integer(in: 1...1)
        }
        let currency = fields.required("currency", hint: "write currency: CAD")
            .flatMap(self.currency)
        let projects = fields.required("projects", hint: "name the projects under it")
            .flatMap(self.projects)
        let vault = fields["vault"].map(self.vault)
        let control = fields["control"].map(self.control)
        // Two levels of nil: left out is no ceiling, present but unreadable is a mistake.
        if case .some(.none) = vault { return nil }
        if case .some(.none) = control { return nil }
        guard let currency, let projects else { return nil }
        return BudgetPolicy(
            currency: currency, projects: projects, vault: vault ?? nil, control: control ?? nil)
    }

    private func vault(_ node: PolicyNode) -> VaultBudget? {
        guard
            let fields = PolicyFields(node, known: ["timezone", "limit"] + PolicyChecker.boundKeys)
        else { return nil }
        let zone = fields["timezone"].map(self.zone) ?? .utc
        let limit = fields["limit"].map(self.limit)
        let bounds = self.bounds(fields)
        if case .some(.none) = limit { return nil }
        guard let zone, let bounds else { return nil }
        return VaultBudget(zone: zone, limit: limit ?? nil, bounds: bounds)
    }

    private func currency(_ node: PolicyNode) -> Currency? {
        let hint = "write three capital letters, as in CAD"
        guard let code = node.text(hint) else { return nil }
        guard let currency = Currency(code) else {
            node.wrong("is no currency", hint: hint)
            return nil
        }
        return currency
    }

    private func projects(_ node: PolicyNode) -> [ProjectName: ProjectBudget]? {
        guard let pairs = PolicyFields.pairs(of: node, hint: "write name: {limit: …}") else {
            return nil
        }
        guard pairs.count <= PolicyReader.mostProjects else {
            node.wrong(
                "has \(pairs.count) projects, more than \(PolicyReader.mostProjects)",
                hint: "merge some")
            return nil
        }
        var projects: [ProjectName: ProjectBudget] = [:]
        for (key, text, value) in pairs {
            guard let name = ProjectName(text) else {
                key.wrong("is no project name", hint: PolicyChecker.nameHint)
                continue
            }
            projects[name] = project(value, name: name)
        }
        return projects
    }

    /// Whether the agent may stand in the project: once in a policy, and not as one too many.
    func settle(_ name: AgentName, in project: ProjectName, at key: PolicyNode) -> Bool {
        if let home = homes[name] {
            key.wrong(
                "stands in the project \(home.text) already",
                hint: "an agent draws on one project; add a second agent for the other")
            return false
        }
        guard homes.count < PolicyReader.mostAgents else {
            key.wrong(
                "is one agent more than \(PolicyReader.mostAgents)", hint: "remove idle agents")
            return false
        }
        homes[name] = project
        return true
    }

    static let nameHint = "up to 64 of a-z, 0-9 and -, not starting with -"
}
