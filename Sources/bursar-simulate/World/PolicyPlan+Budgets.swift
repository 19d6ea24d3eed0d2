internal import Chains
internal import Gate
internal import Terms

extension PolicyPlan {
    /// The policy as the gate takes it.
    ///
    /// - Parameter fault: changes what is written down, where one is planted.
    func budgets(_ cast: Furnishing, fault: Fault?) -> BudgetPolicy {
        let writer = PolicyWriter(cast: cast, fault: fault)
        return BudgetPolicy(
            currency: cast.currency,
            projects: Dictionary(
                uniqueKeysWithValues: projects.map {
                    (cast.projects[$0.project], writer.project($0))
                }),
            vault: ceiling.map {
                VaultBudget(
                    zone: $0.zone.rules, limit: $0.limit.map(writer.limit),
                    bounds: writer.bounds($0.bounds))
            })
    }
}

extension ZoneTale {
    /// The zone as the gate takes it.
    var rules: ZoneRules {
        ZoneRules(
            identifier: name, version: "story", firstOffset: firstOffset,
            transitions: changes.map { .init(second: $0.second, offset: $0.offset) })
    }
}

extension Stretch {
    /// The window as the gate takes it.
    var recurrence: Recurrence {
        let span: WindowSpan =
            switch self.span {
            case .hour: .hour
            case .day: .day
            case .week(let starts): .week(starts: starts)
            case .month: .month
            case .rolling(let seconds): .rolling(seconds: seconds)
            }
        // Hours and rolling windows have no time of day, so those never ask for one.
        return Recurrence(span, resetsAt: resetsAt) ?? Recurrence(span)
    }
}
