/// How a plan is written as Bursar's policy.
enum BursarPolicy {
    /// The file's text.
    static func text(_ plan: SpendingPlan) -> String {
        var lines = [
            "version: 1", "currency: CAD", "projects:", "  \(plan.project):",
            "    timezone: \(plan.zone.name)", "    limit: \(limit(plan.projectLimit))",
            "    agents:",
        ]
        for (agent, allowance) in plan.agents.sorted(by: { $0.key < $1.key }) {
            lines += [
                "      \(agent):", "        limit: \(limit(allowance))",
                "        wallets: [ethereum/main, ethereum/trial]", "        payees: any",
                // Only the budget is to say no.
                "        max_fee: \"1000.00\"",
                "        requests: {per_second: 100000, burst: 100000}",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func limit(_ allowance: SpendingPlan.Allowance) -> String {
        "{amount: \"\(allowance.limit.exact)\", per: \(allowance.period.rawValue)}"
    }
}
