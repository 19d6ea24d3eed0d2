import Gate
import JSON
import Terms
import Testing

/// A story by chance over everything that can happen to payments: approvals, settling, voids, grants,
/// freezes, feeds and policies with every bound.
struct LifeHistory {
    private(set) var till: Till
    private(set) var policy: BudgetPolicy
    /// How often each kind of thing happened, and which rules spoke.
    private(set) var seen: [String: Int] = [:]
    private var dice: Dice
    private var waiting: [(request: PaymentRequest, digest: Digest32)] = []
    private var signed: [(request: PaymentRequest, nonce: UInt64)] = []
    private var nonce: UInt64 = 0

    /// Whether limits may carry over what is left.
    @TaskLocal static var carries = true

    private static let spans: [WindowSpan] = [
        .hour, .day, .week(starts: 0), .week(starts: 6), .month, .rolling(seconds: 86_400),
        .rolling(seconds: 604_800),
    ]
    private static let zones = ["UTC", "America/Toronto", "Asia/Kathmandu", "Pacific/Auckland"]
        .map(Sample.zone)
    private static let admin = Actor(role: .admin, name: "", uid: 500)
    private static let feed = Actor(role: .feed, name: "", uid: 7)

    init(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        policy = LifeHistory.policy(&dice)
        till = try Till.open(policy)
        till.pass(dice.pick([0, 9_500_000, 11_700_000]))
        try till.start()
        self.dice = dice
    }

    mutating func run(steps: Int) throws {
        for _ in 0..<steps {
            till.pass(Int64.random(in: 0...3_000, using: &dice))
            switch Int.random(in: 0..<24, using: &dice) {
            case 0: try change()
            case 1: try moveRate()
            case 2: till.pass(Int64.random(in: 3_600...200_000, using: &dice))
            case 3...4: try freeze()
            case 5: try grant()
            case 6...9: try answer()
            case 10...14: try resolve()
            default: try pay()
            }
        }
    }

    /// Lets honest time go by.
    mutating func pass(_ seconds: Int64) { till.pass(seconds) }

    /// Takes a snapshot, as the daemon does.
    mutating func snapshot(gist: Digest32, by actor: Actor) throws {
        try till.snapshot(gist: gist, by: actor)
    }

    /// Goes on with another gate's state, as after a restart.
    mutating func resume(from state: GateState) { till.gate = Gate(state: state) }

    /// Records an event that the gate may refuse; what it refuses must change nothing.
    private mutating func record(_ event: Event, by actor: Actor = LifeHistory.admin) throws {
        let words = try till.complaint(event, by: actor)
        seen[words == nil ? event.kind : "refused", default: 0] += 1
    }

    private mutating func pay() throws {
        let agent = dice.pick([Sample.worker, Sample.helper])
        // A few amounts again and again, or nothing would ever look like a duplicate.
        let milli = dice.once(in: 2) ? Int.random(in: 1...9_000, using: &dice) : 2_500
        let amount = "\(milli / 1_000).\(String(1_000 + milli % 1_000).dropFirst())"
        // One in three replaces, or takes a nonce that another agent has used.
        if nonce == 0 || !dice.once(in: 3) { nonce += 1 }
        let request = try till.ask(
            amount, by: agent,
            to: dice.pick([Sample.payee, Sample.payee, Sample.other, Sample.third]),
            nonce: nonce, gasPrice: dice.pick(["0", "1000000000", "90000000000000"]))
        note(till.decide(request), of: request)
    }

    private mutating func note(_ outcome: Outcome, of request: PaymentRequest) {
        seen[outcome.rule ?? "signed", default: 0] += 1
        if outcome.isSigned { signed.append((request, nonce)) }
        if let waiting = outcome.waiting { self.waiting.append((request, waiting.digest)) }
    }

    /// An admin answers what waits, time runs out, or its agent fetches it.
    private mutating func answer() throws {
        guard let index = waiting.indices.randomElement(using: &dice) else { return }
        let (request, digest) = waiting[index]
        switch Int.random(in: 0..<6, using: &dice) {
        case 0: try record(.paymentDenied(request.payment, reason: "chance"))
        case 1:
            for late in till.state.overdue(at: till.clock) { try record(.paymentExpired(late)) }
        case 2...3: try record(.paymentApproved(request.payment, digest: digest.hex))
        default:
            // What still waits stays a question for its admin; doors ask no gate about it.
            guard till.state.pending[request.payment]?.isApproved == true else { return }
            waiting.remove(at: index)
            note(till.decide(request), of: request)
        }
    }

    /// A signed payment lands, dies or is given up, sometimes twice, sometimes without proof.
    private mutating func resolve() throws {
        guard let index = signed.indices.randomElement(using: &dice) else { return }
        let (request, nonce) = signed[index]
        if dice.once(in: 2) { signed.remove(at: index) }
        let payment = request.payment
        switch Int.random(in: 0..<8, using: &dice) {
        case 0: try record(.paymentWrittenOff(payment, reason: "chance"))
        case 1...3:
            try record(
                .paymentVoided(
                    payment, proof: Story.dead(dice.once(in: 5) ? nonce - 1 : nonce),
                    reference: nil, attested: nil))
        default:
            let cost = dice.pick(["0", "0.5", "1", "2.345678901", "12"])
            let reference: String? = dice.once(in: 2) ? "0xfeed" : nil
            try record(
                .paymentSettled(
                    payment, cost: Story.cost(cost), reference: reference, attested: nil))
        }
    }

    private mutating func grant() throws {
        try record(
            .emergencyGranted(
                Sample.game, amount: Sample.money(dice.pick(["1", "2", "5"])),
                until: till.wall.adding(seconds: Int64.random(in: 1...90_000, using: &dice)),
                reason: "chance"))
    }

    /// Thaws whatever is frozen, or freezes something where nothing is.
    private mutating func freeze() throws {
        let frozen = till.state.frozen
        let isActive = till.state.agents[Sample.worker]?.standing == .active
        let isThawed =
            !frozen.vault && frozen.projects.isEmpty && frozen.wallets.isEmpty && isActive
        let choice = Int.random(in: 0..<4, using: &dice)
        if isThawed ? choice == 0 : frozen.vault {
            try record(.vaultFreeze(isThawed, reason: "chance"))
        }
        if isThawed ? choice == 1 : !frozen.projects.isEmpty {
            try record(.projectFreeze(Sample.game, isThawed, reason: "chance"))
        }
        if isThawed ? choice == 2 : !frozen.wallets.isEmpty {
            try record(.walletFreeze(Sample.main, isThawed, reason: "chance"))
        }
        if isThawed ? choice == 3 : !isActive {
            try record(
                .agentStanding(Sample.worker, isThawed ? .frozen : .active, reason: "chance"))
        }
    }

    private mutating func moveRate() throws {
        let byFeed = dice.once(in: 2)
        try record(
            .rateSet(
                asset: "ETH", price: Sample.wei(dice.pick(["1", "0.8", "1.3", "0.5", "2.25"])),
                currency: Sample.cad, maxAge: 31_622_400, haircut: 0,
                isForced: !byFeed && dice.once(in: 3)),
            by: byFeed ? LifeHistory.feed : LifeHistory.admin)
    }

    private mutating func change() throws {
        policy = LifeHistory.policy(&dice)
        try record(.policyApplied(policy))
    }
}

extension LifeHistory {
    private static func limit(_ range: ClosedRange<Int>, _ dice: inout Dice) -> Limit {
        let span = dice.pick(spans)
        let carries = Limit.carries(span) && dice.once(in: 3) && Self.carries
        return Sample.limit(
            String(Int.random(in: range, using: &dice)), span, carry: carries ? "3" : nil)
    }

    private static func bounds(_ most: Int, _ dice: inout Dice) -> Bounds {
        func maybe<Value>(_ value: (inout Dice) -> Value) -> Value? {
            dice.once(in: 3) ? value(&dice) : nil
        }
        let further = maybe { limit(most / 2...most, &$0) }
        let asset = maybe { limit(most / 2...most, &$0) }
        let wallet = maybe { limit(most / 2...most, &$0) }
        return Bounds(
            limits: further.map { [$0] } ?? [], perAsset: asset.map { ["ETH": $0] } ?? [:],
            perWallet: wallet.map { [Sample.main: $0] } ?? [:],
            perPayee: maybe { limit(most / 3...most, &$0) },
            newPayees: maybe { limit(most / 3...most, &$0) },
            payments: maybe {
                CountLimit(count: Int.random(in: 2...6, using: &$0), per: Recurrence(.day))
            }.map { [$0] } ?? [],
            exposure: maybe { Sample.money(String(Int.random(in: most / 2...most, using: &$0))) },
            hours: dice.once(in: 8) ? Hours(from: 18_000, until: 75_600) : nil,
            deny: maybe { _ in [Sample.third] } ?? [],
            maxFees: maybe { _ in [Sample.main.chain: Sample.money("1")] } ?? [:],
            approval: maybe { dice in
                ApprovalRule(
                    above: Sample.money(dice.pick(["2", "5"])), within: dice.pick([600, 90_000]))
            })
    }

    private static func policy(_ dice: inout Dice) -> BudgetPolicy {
        func agent(_ dice: inout Dice) -> AgentBudget {
            let duplicates: [DuplicateRule] = [.allow, .sameRequest, .samePayment(within: 3_600)]
            return Sample.agent(
                limit(8...20, &dice), bounds(20, &dice), duplicates: dice.pick(duplicates))
        }
        let (worker, helper) = (agent(&dice), agent(&dice))
        let vault = VaultBudget(
            zone: dice.pick(zones), limit: dice.once(in: 2) ? limit(10...30, &dice) : nil,
            bounds: bounds(60, &dice))
        return Sample.policy(
            Sample.team(
                limit(20...40, &dice), bounds(40, &dice), worker: worker, helper: helper,
                zone: dice.pick(zones), reserve: dice.pick(["0", "8"]),
                emergency: dice.pick(["0", "5"]), shows: dice.once(in: 2),
                drawsReserve: dice.pick([.deny, .approval]), drawsEmergency: dice.once(in: 2)),
            dice.once(in: 2) ? vault : nil)
    }
}
