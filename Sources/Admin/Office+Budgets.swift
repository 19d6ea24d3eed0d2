import Gate
public import JSON
import Ledger
import Terms

extension Office {
    /// The budgets of the policy, or those of one agent or project.
    public func budgets(agent: String?, project: String?) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let state = journal.gate.state
        var lines = state.allBudgetLines(at: journal.clock)
        if let agent {
            guard let name = AgentName(agent), state.budget(of: name) != nil else {
                throw .notFound
            }
            lines = state.budgetLines(of: name, at: journal.clock)
        }
        if let project {
            guard let name = ProjectName(project), let known = state.policy?.projects[name] else {
                throw .notFound
            }
            let members = Set(known.agents.keys.map(ScopeName.agent) + [.project(name)])
            lines = lines.filter { members.contains($0.scope) }
        }
        return JSONObject([
            ("currency", state.policy.map { .string($0.currency.code) } ?? .null),
            ("budgets", .array(lines.map(Office.json))),
            ("exposures", .array(Office.exposures(lines, state))),
        ])
    }

    /// What may still land and is not known to have, in each scope of `lines` that has any of it.
    private static func exposures(_ lines: [BudgetLine], _ state: GateState) -> [JSON] {
        var seen: Set<ScopeName> = []
        return lines.map(\.scope).filter { seen.insert($0).inserted }.compactMap { scope in
            let exposed = state.exposed(scope)
            guard exposed > .zero else { return nil }
            return ["scope": .string(scope.text), "exposed": .string(exposed.decimal)]
        }
    }

    private static func json(_ line: BudgetLine) -> JSON {
        var object = JSONObject([
            ("scope", .string(line.scope.text)), ("per", .string(line.per)),
            ("limit", .string(line.limit.decimal)), ("committed", .string(line.committed.decimal)),
            ("remaining", .string(line.remaining.decimal)),
            ("resets_at", .string(Timestamp.seconds(line.resetsAt))),
        ])
        if let of = line.subject.text { object["of"] = .string(of) }
        return .object(object)
    }
}
