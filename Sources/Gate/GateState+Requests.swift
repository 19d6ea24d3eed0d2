public import Terms

extension GateState {
    /// Why an agent may have no more requests decided today; nil while it may.
    ///
    /// A day is the project's. Asked before a decision, so that what is turned away makes no entry.
    public func refusesMore(of agent: AgentName, at reading: ClockReading) -> (Refusal, Moment)? {
        guard let path = path(of: agent), let most = path.agent.requests.perDay
        else { return nil }
        let day = path.project.zone.window(.day, containing: time(at: reading))
        let decided = books.decisions(.agent(agent), in: day)
        guard decided >= Money(units: most) else { return nil }
        return (RequestsPerDay.refusal(most, until: day.end), day.end)
    }
}
