public import Callers
import Digests
import Gate
public import JSON
import Ledger
public import Terms
import Vault
import Wire

// One row an agent, whose version the log counts: its value is the hash of the token, and while an old one is
// good, the hash of that behind it. A row that is put back from before a rotation has a version that the log knows
// to be over.
extension Office {
    /// Mints an agent's next token, which is shown this once; the old one is good for a while, or not at all.
    public func rotateToken(
        _ text: String, _ body: JSON, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        guard let agent = AgentName(text), let record = journal.gate.state.agents[agent] else {
            throw .notFound
        }
        let order = try Office.read(body, TokenRotation.init)
        let grace = order.grace ?? TokenRotation.standardGrace
        let clock = journal.clock
        let until =
            grace == 0
            ? nil : journal.gate.state.time(at: clock).adding(seconds: Int64(grace))
        let token = TokenMint.make()
        guard let hash = Digest32(token.hash) else { throw .ledgerUnavailable }
        let version = record.token + 1
        let old = until == nil ? nil : roster.hash(of: agent)
        try self.record(
            .tokenRotated(
                agent, version: version, graceUntil: until, clock: clock,
                reason: order.reason ?? ""), by: actor)
        journal.ledger.stage(
            row: vault.row(
                .tokens, id: Array(agent.text.utf8), version: version,
                value: token.hash + (old?.bytes ?? [])))
        roster.rotate(
            Roster.Line(agent: agent, uid: record.uid, isRemoved: false), tokenHash: hash,
            keepsOld: until != nil)
        oldTokenUses[agent] = nil
        return JSONObject([
            ("agent", .string(agent.text)), ("token", .string(token.text)),
            ("version", .integer(version)),
            ("old_token_until", until.map { .string(Timestamp.seconds($0)) } ?? .null),
        ])
    }

    /// Who is asking at the agent door; an old token is good until its overlap is over.
    public func identify(_ authorization: String?, uid: UInt32) throws(Stranger) -> Caller {
        let state = journal.gate.state
        let clock = journal.clock
        let caller = try Callers.identify(authorization: authorization, uid: uid, roster: roster) {
            state.acceptsOldToken(of: $0, at: clock)
        }
        if caller.hasOldToken {
            oldTokenUses[caller.agent, default: OldTokenUse()].count += 1
            oldTokenUses[caller.agent]?.last = state.time(at: clock)
            count(.agent, uid: uid, agent: caller.agent.text, rule: "old-token")
        }
        return caller
    }

    /// Records which old tokens are over, so that no clock brings one back; called once a minute.
    public func noteTokens() {
        guard vault != nil, !isSealing, !isStopping, findings.isEmpty, journal.trouble == nil
        else { return }
        let daemon = Actor(role: .daemon, name: "", uid: journal.daemonUID)
        let over = journal.gate.state.agents.values.filter {
            $0.overlap != nil
                && !journal.gate.state.acceptsOldToken(of: $0.name, at: journal.clock)
        }
        for record in over.sorted(by: { $0.name < $1.name }) {
            // The log's trouble shows at the next order.
            try? self.record(.tokenExpired(record.name, version: record.token - 1), by: daemon)
            roster.forgetOld(record.name)
            oldTokenUses[record.name] = nil
        }
        journal.flush()
    }

    /// What is said of an agent's tokens.
    func tokenJSON(_ record: AgentRecord) -> [(String, JSON)] {
        var members: [(String, JSON)] = [("token", .integer(record.token))]
        guard let overlap = record.overlap,
            journal.gate.state.acceptsOldToken(of: record.name, at: journal.clock)
        else { return members }
        let use = oldTokenUses[record.name]
        members += [
            ("old_token_until", .string(Timestamp.seconds(overlap.until))),
            ("old_token_used", .integer(use?.count ?? 0)),
            ("old_token_last", use?.last.map { .string(Timestamp.seconds($0)) } ?? .null),
        ]
        return members
    }

    /// The warnings of a status: agents that still show an old token.
    var tokenWarnings: [String] {
        journal.gate.state.agents.values.sorted { $0.name < $1.name }.compactMap { record in
            guard let overlap = record.overlap, let use = oldTokenUses[record.name],
                let last = use.last,
                journal.gate.state.acceptsOldToken(of: record.name, at: journal.clock)
            else { return nil }
            return "agent \(record.name.text) still shows its old token, last at "
                + "\(Timestamp.seconds(last)); it is dead from \(Timestamp.seconds(overlap.until))"
        }
    }
}
