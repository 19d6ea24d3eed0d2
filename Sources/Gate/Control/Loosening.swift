import Terms

/// What of a policy lets more through than the one before it: a pure comparison, bound by bound.
///
/// Whatever is not plainly as tight as before counts as looser: another window, another zone, another project for an
/// agent. A field that is not compared here would be a way around two people's word: a test counts them.
struct Loosening {
    private(set) var found: [String] = []

    /// What is looser in `new` than in `old`, in words for people; empty where nothing is.
    static func of(_ new: BudgetPolicy, since old: BudgetPolicy) -> [String] {
        var loosening = Loosening()
        loosening.compare(old, new)
        return loosening.found
    }

    mutating func say(_ what: String) { found.append(what) }

    private mutating func compare(_ old: BudgetPolicy, _ new: BudgetPolicy) {
        if new.currency != old.currency { say("the currency") }
        // Fewer approvers may be as loose as more; so any other word on who agrees takes the old ones' agreement.
        if new.control != old.control { say("who must agree") }
        if let before = old.vault {
            if let after = new.vault { compare(before, after) } else { say("the vault's ceiling") }
        }
        for (name, project) in new.projects.sorted(by: { $0.key < $1.key }) {
            guard let before = old.projects[name] else {
                say("project \(name.text), which is new")
                continue
            }
            compare("project \(name.text)", before, project)
        }
        released(old, new)
    }

    private mutating func compare(_ old: VaultBudget, _ new: VaultBudget) {
        zone("the vault", old.zone, new.zone)
        limit("the vault's limit", old.limit, new.limit)
        bounds("the vault", old.bounds, new.bounds)
    }

    private mutating func compare(_ name: String, _ old: ProjectBudget, _ new: ProjectBudget) {
        zone(name, old.zone, new.zone)
        limit("\(name): limit", old.limit, new.limit)
        most("\(name): what is left beside its pools", old.general, new.general)
        most("\(name): reserve", old.reserve, new.reserve)
        most("\(name): emergency", old.emergency, new.emergency)
        if new.drawsReserve != old.drawsReserve, new.drawsReserve != .deny {
            say("\(name): who opens the reserve")
        }
        if new.drawsEmergency, !old.drawsEmergency { say("\(name): the emergency pool's draw") }
        if new.showProject, !old.showProject { say("\(name): show_project") }
        bounds(name, old.bounds, new.bounds)
        for (agent, after) in new.agents.sorted(by: { $0.key < $1.key }) {
            guard let before = old.agents[agent] else {
                say("agent \(agent.text), which is new in \(name)")
                continue
            }
            compare("agent \(agent.text)", before, after)
        }
    }

    private mutating func compare(_ name: String, _ old: AgentBudget, _ new: AgentBudget) {
        limit("\(name): limit", old.limit, new.limit)
        most("\(name): per_payment", old.perPayment, new.perPayment)
        most("\(name): max_fee", old.maxFee, new.maxFee)
        if !new.wallets.isSubset(of: old.wallets) { say("\(name): wallets") }
        making(name, old.creates, new.creates)
        if !new.cards.isSubset(of: old.cards) { say("\(name): cards") }
        switch (old.payees, new.payees) {
        case (.any, _): break
        case (.listed(let before), .listed(let after)) where after.isSubset(of: before): break
        case (.listed, _): say("\(name): payees")
        }
        most("\(name): requests a second", old.requests.perSecond, new.requests.perSecond)
        most("\(name): requests at once", old.requests.burst, new.requests.burst)
        most("\(name): requests a day", old.requests.perDay, new.requests.perDay)
        bounds(name, old.bounds, new.bounds)
        if new.duplicates != old.duplicates { say("\(name): duplicates") }
        for (path, grant) in new.secrets.sorted(by: { $0.key < $1.key }) {
            let before = old.secrets[path]
            if let before, grant.access == before.access || grant.access == .use {
                most("\(name): \(path.text) a day", before.perDay, grant.perDay)
            } else {
                say("\(name): \(path.text)")
            }
        }
    }
}
