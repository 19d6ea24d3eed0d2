public import Terms

extension GateState {
    /// Why an agent may have no more requests decided today; nil while it may.
    ///
    /// A day is the project's. Asked before a decision, so that what is turned away makes no entry.
    public func refusesMore(of agent: AgentName, at reading: ClockReading) -> (Refusal, Moment)? {
        guard let (_, project, budget) = budgets(of: agent),
            let most = budget.requests.perDay
        else { return nil }
        let day = project.zone.window(.day, containing: time(at: reading))
        let decided = decisions[agent]?.committed(in: day) ?? .zero
        guard decided >= Money(units: most) else { return nil }
        return (RequestsPerDay.refusal(most, until: day.end), day.end)
    }
}
