import Chains
import Gate
public import JSON
import Ledger
import Policy
public import Terms

extension Office {
    /// Checks a policy's text whole and brings it into force, or leaves everything as it was.
    public func applyPolicy(_ text: [UInt8], by actor: Actor) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        guard let yaml = String(validating: text, as: UTF8.self) else {
            throw .malformed(FieldError(path: "policy", clause: "is not UTF-8"))
        }
        let policy: BudgetPolicy
        do {
            policy = try PolicyReader.read(
                yaml, file: "policy", zones: ZoneDatabase.rules(for:),
                accounts: { try? Chains.accounts(reading: $0) })
        } catch {
            throw .policy(
                mistakes: error.mistakes.map { "\($0)" },
                unsupported: error.mistakes.contains { $0.rule == .unsupported })
        }
        try record(.policyApplied(policy), by: actor)
        let hash = journal.gate.state.policyHash?.hex ?? ""
        return JSONObject([
            ("policy", .string(hash)),
            ("warnings", .array(warnings(about: policy).map { .string($0) })),
        ])
    }

    /// The policy in force, in canonical form.
    public func policy() throws(OfficeError) -> JSONObject {
        _ = try openVault()
        guard let policy = journal.gate.state.policy, let hash = journal.gate.state.policyHash
        else { throw .notFound }
        return JSONObject([("policy", .string(hash.hex)), ("document", policy.canonical)])
    }

    private func warnings(about policy: BudgetPolicy) -> [String] {
        let state = journal.gate.state
        var warnings = OvercommitReport(policy).warnings
        for (project, budget) in policy.projects.sorted(by: { $0.key < $1.key }) {
            for (agent, rules) in budget.agents.sorted(by: { $0.key < $1.key }) {
                for wallet in rules.wallets.sorted() {
                    if state.wallets[wallet] == nil {
                        warnings.append("\(agent.text): wallet \(wallet.text) does not exist yet")
                    }
                    guard let maker = state.made.maker(of: wallet), maker != agent else { continue }
                    warnings.append(
                        "\(agent.text): wallet \(wallet.text) was made by \(maker.text), who pays "
                            + "from it no more unless it is named for it, too")
                }
                switch state.agents[agent] {
                case nil: warnings.append("\(agent.text) has not been added yet")
                case let record? where record.project != project:
                    warnings.append(
                        "\(agent.text) was added to \(record.project.text), so it can't pay under "
                            + project.text)
                default: break
                }
            }
        }
        return warnings
    }
}
