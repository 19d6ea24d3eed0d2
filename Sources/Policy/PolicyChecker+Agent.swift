internal import Gate
internal import Terms

extension PolicyChecker {
    /// A project's agents, or nil with their mistakes logged.
    func agents(_ node: PolicyNode, project: ProjectName) -> [AgentName: AgentBudget]? {
        guard let pairs = PolicyFields.pairs(of: node, hint: "write name: {limit: …}") else {
            return nil
        }
        var agents: [AgentName: AgentBudget] = [:]
        for (key, text, value) in pairs {
            guard let name = AgentName(text) else {
                key.wrong("is no agent name", hint: PolicyChecker.nameHint)
                continue
            }
            guard settle(name, in: project, at: key) else { continue }
            agents[name] = agent(value, name: name)
        }
        return agents
    }

    private func agent(_ node: PolicyNode, name: AgentName) -> AgentBudget? {
        let known = [
            "limit", "per_payment", "max_fee", "wallets", "payees", "requests", "duplicates",
            "secrets", "cards",
        ]
        guard let fields = PolicyFields(node, known: known + PolicyChecker.boundKeys) else {
            return nil
        }
        let limit = fields.required("limit", hint: "write limit: {amount: \"25.00\", per: day}")
            .flatMap(self.limit)
        let wallets = fields.required("wallets", hint: "write wallets: [ethereum/main]")
            .flatMap { self.wallets($0, of: name) }
        let payees = fields.required("payees", hint: "write payees: any, or a list of addresses")
            .flatMap(self.listedPayees)
        let fee = fields["max_fee"].map { $0.money(example: "5.00") } ?? AgentBudget.standardFee
        let requests = fields["requests"].map(self.requests) ?? .standard
        let duplicates = fields["duplicates"].map(self.duplicates) ?? .sameRequest
        let secrets = fields["secrets"].map(self.secrets) ?? [:]
        let cards = fields["cards"].map(self.cards) ?? []
        let bounds = self.bounds(fields)
        let perPayment = fields["per_payment"].map { $0.money(example: "15.00") }
        // Two levels of nil: left out is no bound, present but unreadable is a mistake.
        if case .some(.none) = perPayment { return nil }
        guard let limit, let wallets, let payees, let fee, let requests, let duplicates, let bounds,
            let secrets, let cards
        else { return nil }
        return AgentBudget(
            limit: limit, perPayment: perPayment ?? nil, maxFee: fee, wallets: wallets.names,
            payees: payees, requests: requests, bounds: bounds, duplicates: duplicates,
            secrets: secrets, cards: cards, creates: wallets.grant)
    }

    private func listedPayees(_ node: PolicyNode) -> AgentBudget.Payees? {
        if node.isWord("any") { return .any }
        return addresses(node, hint: "write any, or a list of addresses").map { .listed($0) }
    }

    /// All accounts that a list of addresses means.
    func addresses(_ node: PolicyNode, hint: String) -> Set<Account>? {
        guard let elements = node.list(hint) else { return nil }
        listed += elements.count
        guard listed <= PolicyReader.mostPayees else {
            node.wrong(
                "bring the policy to \(listed) addresses, more than \(PolicyReader.mostPayees)",
                hint: "list fewer")
            return nil
        }
        var read: Set<Account> = []
        for element in elements {
            guard let text = element.text(hint) else { continue }
            guard let means = accounts(text), !means.isEmpty else {
                element.wrong(
                    "is no address of a known chain", hint: "copy it again, in full")
                continue
            }
            read.formUnion(means)
        }
        return read
    }

    private func duplicates(_ node: PolicyNode) -> DuplicateRule? {
        if node.isWord("allow") { return .allow }
        if node.isWord("same-request") { return .sameRequest }
        return node.duration(
            in: DuplicateRule.spans, hint: "write allow, same-request, or how long, as in 10m"
        ).map { .samePayment(within: $0) }
    }

    private func requests(_ node: PolicyNode) -> AgentBudget.RequestRate? {
        let known = ["per_second", "burst", "per_day"]
        guard let fields = PolicyFields(node, known: known) else { return nil }
        let standard = AgentBudget.RequestRate.standard
        // Above this a bucket bounds nothing that one process can be asked.
        let perSecond =
            fields["per_second"].map { $0.integer(in: 1...100_000) } ?? standard.perSecond
        let burst = fields["burst"].map { $0.integer(in: 1...100_000) } ?? standard.burst
        let perDay = fields["per_day"].map { $0.integer(in: 1...1_000_000_000) }
        if case .some(.none) = perDay { return nil }
        guard let perSecond, let burst else { return nil }
        return AgentBudget.RequestRate(
            perSecond: perSecond, burst: burst, perDay: perDay ?? nil)
    }
}
