public import Callers
import Chains
import Gate
public import JSON
import Ledger
import Terms

extension Teller {
    /// Whether no request waits for its answer.
    public var isQuiet: Bool { inFlight.isEmpty }

    /// API.md's `/v1/self`: the agent's budgets and wallets.
    public func selfDescription(of caller: Caller) -> JSONObject {
        let state = journal.gate.state
        let shows = state.showsProject(to: caller.agent)
        let lines = state.budgetLines(of: caller.agent, at: journal.clock)
        let own = lines.first?.remaining ?? .zero
        return JSONObject([
            ("agent", .string(caller.agent.text)),
            ("project", state.agents[caller.agent].map { .string($0.project.text) } ?? .null),
            ("currency", state.policy.map { .string($0.currency.code) } ?? .null),
            (
                "budgets",
                .array(
                    Teller.visible(lines, shows: shows).map {
                        Teller.json($0, own: own, shows: shows)
                    })
            ),
            (
                "wallets",
                .array(state.wallets(of: caller.agent).map { .object(Teller.json($0)) })
            ),
        ])
    }

    /// The economic context block for an agent's prompt, in plain sentences.
    public func prompt(for caller: Caller) -> String {
        let state = journal.gate.state
        let shows = state.showsProject(to: caller.agent)
        let lines = state.budgetLines(of: caller.agent, at: journal.clock)
        let currency = state.policy?.currency.code ?? ""
        var text = ""
        if let own = lines.first {
            text +=
                "Budget: \(own.limit.decimal) \(currency) a \(own.per) "
                + "(remaining: \(own.remaining.decimal), until \(Timestamp.seconds(own.resetsAt)))\n"
        }
        if lines.count >= 2, let own = lines.first {
            let left = shows ? lines[1].remaining : min(own.remaining, lines[1].remaining)
            text +=
                "Shared project budget this \(lines[1].per): \(left.decimal) \(currency) is "
                + "within reach\n"
        }
        for line in lines.dropFirst(2) where line.scope == .agent(caller.agent) {
            let unit = line.subject == .payments ? "payments" : currency
            text +=
                "Further limit\(line.subject.text.map { " on \($0)" } ?? ""): "
                + "\(line.limit.decimal) \(unit) a \(line.per) "
                + "(remaining: \(line.remaining.decimal))\n"
        }
        for wallet in state.wallets(of: caller.agent) {
            text += "Wallet: \(wallet.name.text) (\(wallet.account.text))\n"
        }
        text += "Look for a free alternative first; say in `purpose` what you considered.\n"
        text += "A payment is charged its worst case, fees included, the moment it is signed.\n"
        return text
    }

    /// The budgets an agent may see: its own limits, its project's where the policy shows them, and of a
    /// hidden project what is within reach.
    private static func visible(_ lines: [BudgetLine], shows: Bool) -> [BudgetLine] {
        lines.filter { line in
            guard case .project = line.scope, !shows else { return true }
            return line.subject == .all
        }
    }

    /// A scope above the agent shows what is within its reach; its own numbers only where policy says so.
    private static func json(_ line: BudgetLine, own: Money, shows: Bool) -> JSON {
        var remaining = line.remaining
        var hidden = false
        if case .project = line.scope, !shows {
            remaining = min(own, line.remaining)
            hidden = true
        }
        var object = JSONObject([
            ("scope", .string(line.scope.text)), ("per", .string(line.per)),
            ("limit", hidden ? .null : .string(line.limit.decimal)),
            ("committed", hidden ? .null : .string(line.committed.decimal)),
            ("remaining", .string(remaining.decimal)),
            ("resets_at", .string(Timestamp.seconds(line.resetsAt))),
        ])
        if let of = line.subject.text { object["of"] = .string(of) }
        return .object(object)
    }
}
