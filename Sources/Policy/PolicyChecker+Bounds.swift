internal import Chains
internal import Gate
internal import Terms

extension PolicyChecker {
    /// The keys of bounds, which an agent, a project and the vault have alike.
    static let boundKeys = [
        "limits", "per_asset", "per_wallet", "per_payee", "new_payees", "payments", "exposure",
        "hours", "deny", "max_fees", "approval",
    ]

    /// The bounds among the keys of a scope, or nil with their mistakes logged.
    func bounds(_ fields: PolicyFields) -> Bounds? {
        var isWhole = true
        // Left out is no bound; present but unreadable must not become none.
        func read<Value>(_ key: String, _ reading: (PolicyNode) -> Value?) -> Value? {
            guard let node = fields[key] else { return nil }
            let value = reading(node)
            isWhole = isWhole && value != nil
            return value
        }
        let bounds = Bounds(
            limits: read("limits", limits) ?? [], perAsset: read("per_asset", assets) ?? [:],
            perWallet: read("per_wallet", walletLimits) ?? [:],
            perPayee: read("per_payee", limit), newPayees: read("new_payees", limit),
            payments: read("payments", payments) ?? [],
            exposure: read("exposure") { $0.money(example: "500.00") },
            hours: read("hours", hours),
            deny: read("deny") { addresses($0, hint: "write a list of addresses") } ?? [],
            maxFees: read("max_fees", maxFees) ?? [:], approval: read("approval", approval))
        return isWhole ? bounds : nil
    }

    private func limits(_ node: PolicyNode) -> [Limit]? {
        guard let elements = node.list("write a list of {amount: \"25.00\", per: day}") else {
            return nil
        }
        return onePerWindow(node, elements, read: limit, per: \.per)
    }

    private func payments(_ node: PolicyNode) -> [CountLimit]? {
        // One bound needs no list.
        if node.isMapping { return countLimit(node).map { [$0] } }
        guard let elements = node.list("write {count: 10, per: day}, or a list of them") else {
            return nil
        }
        return onePerWindow(node, elements, read: countLimit, per: \.per)
    }

    private func onePerWindow<Bound>(
        _ node: PolicyNode, _ elements: [PolicyNode], read: (PolicyNode) -> Bound?,
        per: (Bound) -> Recurrence
    ) -> [Bound]? {
        guard elements.count <= PolicyReader.mostWindows else {
            node.wrong(
                "has \(elements.count) bounds, more than \(PolicyReader.mostWindows)",
                hint: "keep those that bind")
            return nil
        }
        var bounds: [Bound] = []
        var places: [Recurrence: String] = [:]
        for element in elements {
            guard let bound = read(element) else { continue }
            if let place = places.updateValue(element.path, forKey: per(bound)) {
                element.wrong(
                    "counts over the same window as \(place)", hint: "keep the smaller of the two")
            }
            bounds.append(bound)
        }
        return bounds
    }

    private func assets(_ node: PolicyNode) -> [String: Limit]? {
        // Of cards the currencies are too many to name.
        let known = Chains.all.filter { $0 != Card.self }.flatMap { chain in
            Network.allCases.flatMap { chain.assets(network: $0).map(\.id) }
        }
        let hint = "write one of \(known.joined(separator: ", "))"
        return table(node, clause: "is no asset that is known", hint: hint, value: limit) {
            Chains.asset(id: $0)?.id
        }
    }

    private func walletLimits(_ node: PolicyNode) -> [WalletName: Limit]? {
        let hint = "write <chain>/<name>, as in ethereum/main"
        return table(node, clause: "is no wallet name", hint: hint, value: limit) { WalletName($0) }
    }

    private func maxFees(_ node: PolicyNode) -> [ChainName: Money]? {
        let hint = "write one of " + Chains.all.map { $0.name.text }.joined(separator: ", ")
        return table(
            node, clause: "is no chain that is known", hint: hint,
            value: { $0.money(example: "1.00") }, name: { Chains.named(ChainName($0))?.name })
    }

    private func table<Name: Hashable, Value>(
        _ node: PolicyNode, clause: String, hint: String, value: (PolicyNode) -> Value?,
        name: (String) -> Name?
    ) -> [Name: Value]? {
        guard let pairs = PolicyFields.pairs(of: node, hint: hint) else { return nil }
        var table: [Name: Value] = [:]
        for (key, text, node) in pairs {
            guard let name = name(text) else {
                key.wrong(clause, hint: hint)
                continue
            }
            table[name] = value(node)
        }
        return table
    }

    private func hours(_ node: PolicyNode) -> Hours? {
        guard let fields = PolicyFields(node, known: ["from", "until"]) else { return nil }
        let from = fields.required("from", hint: "write from: \"09:00\"")
            .flatMap { $0.timeOfDay() }
        let until = fields.required("until", hint: "write until: \"17:00\"")
            .flatMap { $0.timeOfDay() }
        guard let from, let until else { return nil }
        guard let hours = Hours(from: from, until: until) else {
            node.wrong(
                "begin and end at \(TimeOfDay.text(from))",
                hint: "leave them out for the whole day")
            return nil
        }
        return hours
    }

    private func approval(_ node: PolicyNode) -> ApprovalRule? {
        guard let fields = PolicyFields(node, known: ["above", "within"]) else { return nil }
        let above = fields.required("above", hint: "write above: \"10.00\"")
            .flatMap { $0.money(example: "10.00") }
        let within =
            fields["within"].map {
                $0.duration(in: ApprovalRule.waits, hint: "write how long it waits, as in 24h")
            } ?? ApprovalRule.standardWait
        guard let above, let within else { return nil }
        return ApprovalRule(above: above, within: within)
    }
}
