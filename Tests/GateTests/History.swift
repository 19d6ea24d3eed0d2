@testable import Gate
import JSON
import Terms
import Testing

/// A story by chance: policies, rates, agents, freezes, clocks and payments over several days.
struct History {
    /// One signed payment as an auditor lists it.
    struct Spent {
        let time: Moment
        let agent: AgentName
        let amount: Money
        let policy: BudgetPolicy
    }

    private(set) var till: Till
    private(set) var spent: [Spent] = []
    private(set) var outcomes: [Outcome] = []
    private(set) var policy: BudgetPolicy
    private var dice: Dice
    private var nonce: UInt64 = 0
    /// Whether payments carry bytes that replay can decode.
    private let isReal: Bool

    private static let spans: [WindowSpan] = [
        .hour, .day, .week(starts: 0), .week(starts: 6), .month,
    ]
    private static let zones = ["UTC", "America/Toronto", "Asia/Kathmandu", "Pacific/Auckland"]
        .map(Sample.zone)

    init(seed: UInt64, isReal: Bool) throws {
        var dice = Dice(seed: seed)
        policy = History.policy(&dice)
        till = try Till.open(policy)
        // A few days before one zone's clocks change.
        till.pass(dice.pick([0, 0, 9_500_000, 11_700_000]))
        try till.start()
        self.dice = dice
        self.isReal = isReal
    }

    mutating func run(steps: Int) throws {
        for _ in 0..<steps {
            switch Int.random(in: 0..<20, using: &dice) {
            case 0: try change()
            case 1: try turnClocks()
            case 2: till.pass(Int64.random(in: 3_600...200_000, using: &dice))
            case 3: try standing()
            default: try pay()
            }
        }
    }

    /// Goes on with another gate's state, as after a restart.
    mutating func resume(from state: GateState) { till.gate = Gate(state: state) }

    private mutating func pay() throws {
        till.pass(Int64.random(in: 0...4_000, using: &dice))
        let agent = dice.pick([Sample.worker, Sample.helper])
        let milli = Int.random(in: 1...6_000, using: &dice)
        let amount = "\(milli / 1_000).\(String(1_000 + milli % 1_000).dropFirst())"
        let outcome: Outcome
        if isReal {
            nonce += 1
            outcome = try till.transfer(amount, by: agent, nonce: nonce)
        } else {
            outcome = till.pay(amount, fee: "0.0000021", by: agent)
        }
        outcomes.append(outcome)
        guard let charge = outcome.charge else { return }
        spent.append(
            Spent(
                time: outcome.recorded.time, agent: agent, amount: charge.amount, policy: policy))
    }

    private mutating func change() throws {
        if dice.once(in: 3) {
            return try till.setRate(dice.pick(["1", "0.5", "2.25"]), haircut: dice.pick([0, 200]))
        }
        policy = History.policy(&dice)
        try till.record(.policyApplied(policy))
    }

    private mutating func standing() throws {
        let agent = dice.pick([Sample.worker, Sample.helper])
        let isActive = till.state.agents[agent]?.standing == .active
        // Thaw rather than freeze, or most stories would end in silence.
        guard !isActive || dice.once(in: 4) else { return }
        try till.record(.agentStanding(agent, isActive ? .frozen : .active, reason: "chance"))
    }

    private mutating func turnClocks() throws {
        let step = Int64.random(in: 1...100_000, using: &dice)
        switch Int.random(in: 0...4, using: &dice) {
        case 0: till.wall = till.wall.adding(seconds: step)
        case 1: till.wall = till.wall.adding(seconds: -step)
        case 2:
            till.reboot(after: step % 600)
            try till.start()
        case 3: try till.record(Event(kind: "requests.counted", body: .init()))
        default: break
        }
        if till.state.clockJumped, dice.once(in: 2) { try till.acknowledge() }
    }

    private static func policy(_ dice: inout Dice) -> BudgetPolicy {
        func agent() -> AgentBudget {
            Sample.budget(
                String(Int.random(in: 1...20, using: &dice)), per: dice.pick(spans),
                perPayment: dice.pick([nil, "5"]))
        }
        var agents = [Sample.worker: agent(), Sample.helper: agent()]
        if dice.once(in: 8) { agents[Sample.helper] = nil }
        return Sample.policy(
            Sample.project(
                String(Int.random(in: 10...40, using: &dice)), per: dice.pick(spans),
                zone: dice.pick(zones), reserve: dice.pick(["0", "3"]),
                emergency: dice.pick(["0", "2"]), shows: dice.once(in: 2), agents: agents))
    }
}
