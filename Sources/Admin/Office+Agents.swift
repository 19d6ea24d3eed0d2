import Callers
import Digests
import Gate
public import JSON
import Ledger
public import Terms
import Vault
import Wire

extension Office {
    /// Registers an agent and mints its token, which is shown this once.
    public func addAgent(_ body: JSON, by actor: Actor) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        let addition = try Office.read(body, AgentAddition.init)
        let (agent, project, uid) = (addition.agent, addition.project, addition.uid)
        // Root is served at the admin door like the owner.
        guard uid != facts.owner && uid != 0 || facts.development else {
            throw .refused(
                rule: "agent.owner-uid",
                detail: "uid \(uid ?? facts.owner) is root's or owns the vault, and what runs as "
                    + "either can command it",
                hint: "give the agent a uid of its own")
        }
        guard uid != nil || facts.development else {
            throw .refused(
                rule: "agent.uid-missing",
                detail: "an agent without a uid could be anyone; only development vaults allow it",
                hint: "say which uid it runs as: --uid N")
        }
        let token = TokenMint.make()
        guard let hash = Digest32(token.hash) else { throw .ledgerUnavailable }
        try record(.agentAdded(agent, project: project, uid: uid), by: actor)
        journal.ledger.stage(
            row: vault.row(
                .tokens, id: Array(agent.text.utf8), version: 1, value: token.hash))
        roster.enter(
            Roster.Line(agent: agent, uid: uid, isRemoved: false), tokenHash: hash)
        return JSONObject([
            ("agent", .string(agent.text)), ("project", .string(project.text)),
            ("token", .string(token.text)),
        ])
    }

    /// Freezes an agent: it gets 503 until it is thawed, stored replies included.
    public func freezeAgent(_ name: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        try setStanding(name, .frozen, body, by: actor)
    }

    /// Thaws a frozen agent.
    public func thawAgent(_ name: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        try setStanding(name, .active, body, by: actor)
    }

    /// Removes an agent for ever; its name is not reused, and what it committed stays.
    public func removeAgent(_ name: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        try setStanding(name, .removed, body, by: actor)
    }

    private func setStanding(
        _ name: String, _ standing: AgentRecord.Standing, _ body: JSON, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        guard let agent = AgentName(name), journal.gate.state.agents[agent] != nil else {
            throw .notFound
        }
        let reason = try Office.read(body, Reason.init)
        try record(.agentStanding(agent, standing, reason: reason.text ?? ""), by: actor)
        if standing == .removed { roster.remove(agent) }
        return JSONObject([
            ("agent", .string(agent.text)), ("status", .string(standing.rawValue)),
        ])
    }

    /// All agents ever added.
    public func agents() throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let list = journal.gate.state.agents.values.sorted { $0.name < $1.name }
        return JSONObject([
            (
                "agents",
                .array(
                    list.map { record in
                        .object(
                            JSONObject(
                                [
                                    ("agent", .string(record.name.text)),
                                    ("project", .string(record.project.text)),
                                    (
                                        "uid",
                                        record.uid.map { .integer(UInt64($0)) } ?? .null
                                    ), ("status", .string(record.standing.rawValue)),
                                ] + tokenJSON(record)))
                    })
            )
        ])
    }
}
