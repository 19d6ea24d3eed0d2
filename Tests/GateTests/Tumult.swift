import Gate
import JSON
import Terms
import Testing

/// A story by chance over everything that the second rules know, with an accountant beside it.
struct Tumult {
    private(set) var till: Till
    private(set) var accountant = Accountant()
    /// What is wrong, in words.
    private(set) var findings: [String] = []
    /// How many times each thing was done.
    private(set) var done: [String: Int] = [:]
    private var dice: Dice
    private var granted: Int64 = 0
    private var grantedUntil = Sample.monday
    private var waiting: [(request: PaymentRequest, nonce: UInt64)] = []

    private static let payees = [Sample.payee, Sample.other, Sample.third]

    init(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        till = try Till.open(Tumult.policy(&dice))
        self.dice = dice
        try till.start()
    }

    mutating func run(steps: Int) throws {
        for _ in 0..<steps {
            switch Int.random(in: 0..<24, using: &dice) {
            case 0: try apply()
            case 1: try turnClocks()
            case 2: till.pass(Int64.random(in: 3_600...400_000, using: &dice))
            case 3: try freeze()
            case 4: try grant()
            case 5...8: try resolve()
            case 9...11: try answer()
            default: try pay()
            }
            if dice.once(in: 4) { check() }
        }
        check()
    }

    private mutating func count(_ what: String) { done[what, default: 0] += 1 }

    private mutating func pay() throws {
        till.pass(Int64.random(in: 0...(dice.once(in: 2) ? 60 : 4_000), using: &dice))
        if !dice.once(in: 4) { try thaw() }
        if till.state.clockJumped, dice.once(in: 2) { try till.acknowledge() }
        let nonce = UInt64.random(in: 1...9, using: &dice)
        let request = try till.ask(
            dice.pick(["0.000000001", "0.5", "1", "2.5", "4"]),
            by: dice.pick([Sample.worker, Sample.helper]), to: dice.pick(Tumult.payees),
            nonce: nonce)
        decide(request, nonce)
    }

    private mutating func decide(_ request: PaymentRequest, _ nonce: UInt64) {
        let outcome = till.decide(request)
        count(outcome.rule ?? "signed")
        if outcome.waiting != nil { waiting.append((request, nonce)) }
        guard let charge = outcome.charge else { return }
        guard let members = try? Edited.members(outcome.recorded.bytes),
            case .array(let lines)? = members["windows"]
        else { return findings.append("no windows") }
        let old = accountant.open(of: request.agent, nonce: nonce)
        let draws = Tumult.draws(members["draws"])
        accountant.sign(
            request.payment, by: request.agent, nonce: nonce, for: charge.amount,
            at: outcome.recorded.time, from: draws)
        for case .object(let line) in lines { check(line) }
        if case .object(let line) = lines[1] {
            checkPools(line, draws, replacing: old, at: outcome.recorded.time)
        }
    }

    private static func draws(_ json: JSON?) -> [Int64]? {
        guard case .object(let object)? = json else { return nil }
        return ["general", "reserve", "emergency"].map { key in
            guard case .string(let text)? = object[key] else { return 0 }
            return Sample.money(text).nanos
        }
    }

    private static func window(_ line: JSONObject) -> Window? {
        guard case .string(let start)? = line["start"], case .string(let end)? = line["end"]
        else { return nil }
        return Window(start: Sample.moment(start), end: Sample.moment(end))
    }

    /// Holds a line of a signed payment against the list.
    private mutating func check(_ line: JSONObject) {
        guard case .string(let scope)? = line["scope"], let window = Tumult.window(line),
            case .string(let after)? = line["after"], case .string(let limit)? = line["limit"]
        else { return findings.append("a line of another form") }
        if Sample.money(after) > Sample.money(limit) {
            findings.append("\(after) of \(limit) in \(scope) \(line["of"] ?? "")")
        }
        guard line["of"] == nil else { return }
        let agent = AgentName(String(scope.split(separator: "/").last ?? ""))
        let own = accountant.committed(of: scope.hasPrefix("agent") ? agent : nil, in: window)
        if own != Sample.money(after).nanos {
            findings.append("\(scope) says \(after), the list says \(own)")
        }
    }

    /// No pool gives more than it has, and emergency no more than was granted.
    private mutating func checkPools(
        _ line: JSONObject, _ draws: [Int64]?, replacing old: Accountant.Class?, at time: Moment
    ) {
        guard let project = till.state.policy?.projects[Sample.game],
            let window = Tumult.window(line), case .string(let limit)? = line["limit"]
        else { return findings.append("no project") }
        let (reserve, emergency) = (project.reserve.nanos, project.emergency.nanos)
        let drawn = accountant.pools(in: window)
        if draws.map({ $0[0] > 0 }) ?? true,
            drawn[0] > Sample.money(limit).nanos - reserve - emergency
        {
            findings.append("general gives \(drawn[0])")
        }
        if let draws, draws[1] > 0 {
            count("reserve")
            if drawn[1] > reserve { findings.append("reserve gives \(drawn[1])") }
        }
        guard let draws, draws[2] > 0 else { return }
        count("emergency")
        let before = old.flatMap { window.contains($0.time) ? $0.pools[2] : nil } ?? 0
        granted -= max(0, draws[2] - before)
        if drawn[2] > emergency || granted < 0 || draws[2] > before && time >= grantedUntil {
            findings.append("emergency gives \(drawn[2]), \(granted) is left of the grant")
        }
    }

    private mutating func check() {
        let state = till.state
        for (scope, agent) in [
            (ScopeName.agent(Sample.worker), Sample.worker),
            (.agent(Sample.helper), Sample.helper), (.project(Sample.game), nil), (.vault, nil),
        ] as [(ScopeName, AgentName?)] {
            let exposed = accountant.exposed(of: agent)
            if state.exposed(scope).nanos != exposed {
                findings.append("\(scope) exposes \(state.exposed(scope)), the list \(exposed)")
            }
        }
        let ids = Set(accountant.open.map(\.id))
        if ids != Set(state.open.map(\.id)) { findings.append("other payments are open") }
    }

    private mutating func resolve() throws {
        guard let one = accountant.open.randomElement(using: &dice) else { return }
        switch Int.random(in: 0..<5, using: &dice) {
        case 0, 1:
            let nanos = Int64.random(in: 0...(one.charge * 5 / 4), using: &dice)
            let recorded = try till.record(
                .paymentSettled(
                    one.id, cost: Story.cost(Sample.nanos(nanos).decimal), reference: "0xab",
                    attested: nil))
            accountant.settle(one.id, for: nanos, at: recorded.time)
            count("settled")
        case 2, 3:
            try till.record(
                .paymentVoided(
                    one.id, proof: Story.dead(one.nonce), reference: nil, attested: nil))
            accountant.void(one.id)
            count("voided")
        default:
            try till.record(.paymentWrittenOff(one.id, reason: "gone"))
            accountant.writeOff(one.id)
            count("written off")
        }
    }

    /// Approves, denies or lets run out what waits, or has it decided whether approved or not.
    private mutating func answer() throws {
        for id in till.state.overdue(at: till.clock) { try till.record(.paymentExpired(id)) }
        waiting.removeAll { till.state.pending[$0.request.payment] == nil }
        guard let index = waiting.indices.randomElement(using: &dice) else { return }
        let (request, nonce) = waiting[index]
        guard let pending = till.state.pending[request.payment] else { return }
        switch Int.random(in: 0..<6, using: &dice) {
        case 0:
            try till.record(.paymentDenied(request.payment, reason: "no"))
            count("denied")
        case 1: decide(request, nonce)
        default:
            if !pending.isApproved {
                try till.record(
                    .paymentApproved(request.payment, digest: pending.digest.hex))
            }
            guard dice.once(in: 2) else { return }
            decide(request, nonce)
            count("resumed")
        }
    }

    private mutating func apply() throws {
        try till.apply(Tumult.policy(&dice))
        count("policy")
    }

    private mutating func freeze() throws {
        try thaw()
        switch Int.random(in: 0..<6, using: &dice) {
        case 0: try till.record(.vaultFreeze(true, reason: ""))
        case 1: try till.record(.projectFreeze(Sample.game, true, reason: ""))
        case 2: try till.record(.walletFreeze(Sample.main, true, reason: ""))
        default: break
        }
    }

    private mutating func thaw() throws {
        let frozen = till.state.frozen
        if frozen.vault { try till.record(.vaultFreeze(false, reason: "r")) }
        if frozen.projects.contains(Sample.game) {
            try till.record(.projectFreeze(Sample.game, false, reason: "r"))
        }
        if frozen.wallets.contains(Sample.main) {
            try till.record(.walletFreeze(Sample.main, false, reason: "r"))
        }
    }

    private mutating func grant() throws {
        guard let project = till.state.policy?.projects[Sample.game], project.drawsEmergency,
            project.emergency > .zero
        else { return }
        let until = till.state.time(at: till.clock)
            .adding(seconds: Int64.random(in: 60...200_000, using: &dice))
        try till.record(
            .emergencyGranted(Sample.game, amount: project.emergency, until: until, reason: "r"))
        (granted, grantedUntil) = (project.emergency.nanos, until)
        count("granted")
    }

    private mutating func turnClocks() throws {
        switch Int.random(in: 0...3, using: &dice) {
        case 0: till.wall = till.wall.adding(seconds: Int64.random(in: 1...90_000, using: &dice))
        case 1: till.wall = till.wall.adding(seconds: -Int64.random(in: 1...900, using: &dice))
        case 2:
            till.reboot(after: Int64.random(in: 0...600, using: &dice))
            try till.start()
        default: break
        }
        if till.state.clockJumped, !dice.once(in: 4) { try till.acknowledge() }
    }
}
