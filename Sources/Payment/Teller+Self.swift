public import Callers
import Chains
import Gate
public import JSON
import Ledger
public import Terms

extension Teller {
    /// Whether no request waits for its answer.
    public var isQuiet: Bool { inFlight.isEmpty }

    /// API.md's `/v1/self`: the agent's budgets and wallets.
    public func selfDescription(of caller: Caller) -> JSONObject {
        let state = journal.gate.state
        let shows = state.showsProject(to: caller.agent)
        let lines = state.budgetLines(of: caller.agent, at: journal.clock)
        let own = lines.first?.remaining ?? .zero
        let wallets = (state.budget(of: caller.agent)?.wallets ?? []).sorted()
        return JSONObject([
            ("agent", .string(caller.agent.text)),
            ("project", state.agents[caller.agent].map { .string($0.project.text) } ?? .null),
            ("currency", state.policy.map { .string($0.currency.code) } ?? .null),
            ("budgets", .array(lines.map { Teller.json($0, own: own, shows: shows) })),
            (
                "wallets",
                .array(
                    wallets.compactMap { state.wallets[$0] }.map {
                        [
                            "name": .string($0.name.text), "chain": .string($0.name.chain.text),
                            "network": .string($0.network.rawValue),
                            "address": .string($0.account.text),
                        ]
                    })
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
        if lines.count == 2, let own = lines.first {
            let left = shows ? lines[1].remaining : min(own.remaining, lines[1].remaining)
            text +=
                "Shared project budget this \(lines[1].per): \(left.decimal) \(currency) is "
                + "within reach\n"
        }
        let wallets = (state.budget(of: caller.agent)?.wallets ?? []).sorted()
            .compactMap { state.wallets[$0] }
        for wallet in wallets {
            text += "Wallet: \(wallet.name.text) (\(wallet.account.text))\n"
        }
        text += "Look for a free alternative first; say in `purpose` what you considered.\n"
        text += "A payment is charged its worst case, fees included, the moment it is signed.\n"
        return text
    }

    /// API.md's `/v1/payments/{id}`: status and charge, no bytes; another's is as absent.
    public func payment(_ id: PaymentID, for caller: Caller) throws(PaymentError) -> JSONObject {
        guard let entry = index.entry(of: id), let bytes = try? index.bytes(of: entry),
            let parsed = try? Entry(reading: bytes), parsed.actor.name == caller.agent.text,
            let outcome = parsed.body["outcome"]
        else { throw .notFound }
        var charge: JSON = "0"
        if case .array(let windows)? = parsed.body["windows"],
            case .object(let first)? = windows.first
        {
            charge = first["charge"] ?? "0"
        }
        return JSONObject([
            ("payment", .string(id.text)), ("status", outcome),
            (
                "charge",
                [
                    "amount": charge,
                    "currency": journal.gate.state.policy.map { .string($0.currency.code) }
                        ?? .null,
                    "worst_case": parsed.body["worst_case"] ?? [],
                ]
            ), ("rule", parsed.body["rule"] ?? .null),
            ("decided_at", .string(Timestamp.precise(parsed.time))),
        ])
    }

    /// A scope above the agent shows what is within its reach; its own numbers only where policy says so.
    private static func json(_ line: BudgetLine, own: Money, shows: Bool) -> JSON {
        var remaining = line.remaining
        var hidden = false
        if case .project = line.scope, !shows {
            remaining = min(own, line.remaining)
            hidden = true
        }
        return [
            "scope": .string(line.scope.text), "per": .string(line.per),
            "limit": hidden ? .null : .string(line.limit.decimal),
            "committed": hidden ? .null : .string(line.committed.decimal),
            "remaining": .string(remaining.decimal),
            "resets_at": .string(Timestamp.seconds(line.resetsAt)),
        ]
    }
}
