import JSON
public import Terms

extension GateState {
    /// Whether the token before an agent's present one still opens the door.
    public func acceptsOldToken(of agent: AgentName, at reading: ClockReading) -> Bool {
        guard let overlap = agents[agent]?.overlap else { return false }
        return !overlap.isOver(at: reading, time: time(at: reading))
    }

    /// A new token, or the end of an old one.
    mutating func foldToken(
        _ kind: Event.Kind, _ body: JSONObject, at time: Moment
    ) throws(EntryError) {
        guard case .string(let text)? = body["agent"], let name = AgentName(text),
            case .integer(let version)? = body["version"]
        else { throw EntryError(clause: "is not an agent's token of the known form") }
        guard let record = agents[name] else {
            throw EntryError(clause: "names an agent that was never added")
        }
        guard record.standing != .removed else {
            throw EntryError(clause: "changes \(text), which has been removed for ever")
        }
        guard kind == .tokenRotated else {
            guard record.overlap != nil, version + 1 == record.token else {
                throw EntryError(clause: "ends a token of \(text) that is no old one in use")
            }
            agents[name]?.overlap = nil
            return
        }
        guard record.token < .max, version == record.token + 1 else {
            throw EntryError(
                clause: "gives \(text) the token \(version), and has \(record.token) before it")
        }
        let overlap = try GateState.overlap(body, at: time)
        agents[name]?.token = version
        agents[name]?.overlap = overlap
    }

    private static func overlap(
        _ body: JSONObject, at time: Moment
    ) throws(EntryError) -> TokenOverlap? {
        guard let clock = ClockReading(json: body["clock"]) else {
            throw EntryError(clause: "has no clock")
        }
        guard case .string(let text)? = body["grace_until"] else {
            guard body["grace_until"] == .null else {
                throw EntryError(clause: "does not say how long the old token is good for")
            }
            return nil
        }
        guard let until = Timestamp.parse(text), time < until,
            until <= time.adding(seconds: TokenOverlap.longest)
        else {
            throw EntryError(
                clause: "lets an old token live for no time, or for more than "
                    + "\(TokenOverlap.longest) s")
        }
        return TokenOverlap(began: time, clock: clock, until: until)
    }
}
