import Gate
import Terms

extension Tumult {
    /// A policy by chance, each bound there as often as not.
    static func policy(_ dice: inout Dice) -> BudgetPolicy {
        let zones = ["UTC", "America/Toronto", "Pacific/Auckland"].map(Sample.zone)
        let emergency = dice.pick(["0", "3", "3"])
        var helper: AgentBudget? = agent(&dice)
        if dice.once(in: 12) { helper = nil }
        var agents = [Sample.worker: agent(&dice)]
        agents[Sample.helper] = helper
        let project = ProjectBudget(
            zone: dice.pick(zones), limit: limit(9...24, &dice),
            reserve: Sample.money(dice.pick(["0", "5", "6"])), emergency: Sample.money(emergency),
            showProject: false, agents: agents, bounds: bounds(3, &dice),
            drawsReserve: dice.pick([.deny, .approval]), drawsEmergency: !dice.once(in: 4))
        let vault = VaultBudget(
            zone: dice.pick(zones), limit: dice.once(in: 2) ? limit(7...20, &dice) : nil,
            bounds: bounds(4, &dice))
        return BudgetPolicy(
            currency: Sample.cad, projects: [Sample.game: project],
            vault: dice.once(in: 2) ? vault : nil)
    }

    private static func agent(_ dice: inout Dice) -> AgentBudget {
        Sample.agent(
            limit(8...40, &dice), bounds(1, &dice),
            duplicates: dice.pick([.allow, .sameRequest, .samePayment(within: 600)]))
    }

    private static func recurrence(_ dice: inout Dice) -> Recurrence {
        let span = dice.pick([
            WindowSpan.hour, .day, .week(starts: 0), .week(starts: 3), .month,
            .rolling(seconds: 86_400), .rolling(seconds: 604_800),
        ])
        let time: Int64 = dice.pick([0, 0, 43_200, 14_400])
        return Recurrence(span, resetsAt: time) ?? Recurrence(span)
    }

    private static func limit(_ range: ClosedRange<Int>, _ dice: inout Dice) -> Limit {
        let per = recurrence(&dice)
        let carry = Limit.carries(per.span) && dice.once(in: 2) ? Sample.money("4") : nil
        return Limit(
            amount: Sample.money(String(Int.random(in: range, using: &dice))), per: per,
            carryOver: carry)
    }

    /// Bounds `factor` times as wide as an agent's.
    private static func bounds(_ factor: Int, _ dice: inout Dice) -> Bounds {
        func some<Value>(_ dice: inout Dice, _ value: (inout Dice) -> Value) -> Value? {
            dice.once(in: 3) ? value(&dice) : nil
        }
        let range = (4 * factor)...(15 * factor)
        var limits: [Limit] = []
        for _ in 0..<Int.random(in: 0...3, using: &dice) {
            let one = limit(range, &dice)
            if !limits.contains(where: { $0.per == one.per }) { limits.append(one) }
        }
        return Bounds(
            limits: limits,
            perAsset: some(&dice) { ["ETH": limit(range, &$0)] } ?? [:],
            perWallet: some(&dice) { [Sample.main: limit(range, &$0)] } ?? [:],
            perPayee: some(&dice) { limit(range, &$0) },
            newPayees: some(&dice) { limit(range, &$0) },
            payments: some(&dice) {
                [
                    CountLimit(
                        count: Int.random(in: (2 * factor)...(9 * factor), using: &$0),
                        per: recurrence(&$0))
                ]
            } ?? [],
            exposure: some(&dice) {
                Sample.money(String(Int.random(in: (5 * factor)...(20 * factor), using: &$0)))
            },
            hours: dice.once(in: 8) ? Hours(from: 0, until: 72_000) : nil,
            deny: dice.once(in: 16) ? [Sample.third] : [],
            approval: some(&dice) {
                ApprovalRule(
                    above: Sample.money(String(Int.random(in: 1...5, using: &$0))),
                    within: $0.pick([60, 86_400]))
            })
    }
}
