public import Terms

extension Event {
    /// An agent has a new token; nothing of either token is in the log.
    ///
    /// - Parameters:
    ///   - version: the new token's number.
    ///   - graceUntil: until when the one before it opens the door as well; nil where it does not.
    ///   - clock: the clocks now, by which the overlap ends even if one of them is set back.
    public static func tokenRotated(
        _ agent: AgentName, version: UInt64, graceUntil: Moment?, clock: ClockReading,
        reason: String
    ) -> Event {
        Event(
            .tokenRotated,
            [
                Field.agent(agent), Field.tokenVersion(version), Field.graceUntil(graceUntil),
                Field.clock(clock), Field.reason(TypedText(reason)),
            ])
    }

    /// An old token's overlap is over: it opens nothing from here on, whatever a clock says later.
    ///
    /// - Parameter version: the old token's number.
    public static func tokenExpired(_ agent: AgentName, version: UInt64) -> Event {
        Event(.tokenExpired, [Field.agent(agent), Field.tokenVersion(version)])
    }
}
