/// The auditor: is told everything that is asked, happens and is replied, and says what is wrong with it.
///
/// Nothing here imports anything: no type, no sum and no calendar is shared with the gate.
struct Auditor {
    /// A key of an agent's own.
    struct Slot: Hashable {
        let agent: Int
        let key: Int
    }

    /// What must be true with every entry that was made, durable or not.
    private(set) var model = Model()
    /// The same after each entry that is not durable yet.
    private var undurable: [Model] = []
    /// The same before the first of them.
    private var durable = Model()
    private var awaited: [(payment: String, forecast: Forecast, isDurable: Bool)] = []
    private var truth = Truth()
    /// What each key was answered: for ever, but for a payment that waited.
    private var answers: [Slot: Reply] = [:]

    /// Begins with a vault whose last entry has the time `last`: agents and wallets, and no policy.
    init(after last: Int64) {
        model.clock.last = last
        durable = model
    }

    /// A request was decided, and its entry made.
    mutating func decided(
        _ ask: Ask, _ reply: Reply, at face: ClockFace, time: Int64
    ) -> String? {
        if model.turnsAway(ask.agent, at: face) {
            return "decided one request more than a day may have"
        }
        let forecast = model.forecast(ask, payment: reply.payment, at: face)
        guard time == forecast.time else {
            return "has the time \(time), and the clocks give \(forecast.time)"
        }
        model.post(forecast, ask, payment: reply.payment, at: face)
        undurable.append(model)
        awaited.append((reply.payment, forecast, false))
        var expected = Reply(
            payment: reply.payment, outcome: .refused, rule: forecast.refusal,
            chargeNanos: nil, left: model.left(forecast, ask.agent))
        if forecast.refusal == nil {
            expected.outcome = forecast.asking == nil ? .signed : .waiting
            expected.rule = forecast.asking?.rule
            expected.chargeNanos = forecast.charge
            expected.until = forecast.asking.map { forecast.time + $0.within * Cast.billion }
            if forecast.isSigned { expected.payload = Transfer.bytes(ask.body) }
        }
        return Auditor.difference(reply, expected)
    }

    /// A quote was given, which must be what a decision now would be.
    mutating func quoted(
        _ ask: Ask, rule: String?, chargeNanos: Int64?, at face: ClockFace
    ) -> String? {
        let forecast = model.forecast(ask, payment: "", at: face)
        let expected = forecast.refusal ?? forecast.asking?.rule
        guard rule == expected else {
            return
                "is quoted \(rule ?? "no rule"), and \(expected ?? "no rule") would refuse or ask"
        }
        guard chargeNanos == forecast.charge else {
            return "is quoted \(chargeNanos ?? -1), and costs \(forecast.charge ?? -1)"
        }
        return nil
    }

    /// A request was turned away before it was decided.
    mutating func turnedAway(_ ask: Ask, at face: ClockFace) -> String? {
        model.turnsAway(ask.agent, at: face) ? nil : "turns away a request that a day may have"
    }

    /// An event was offered, and taken or not.
    mutating func happened(_ happening: Happening, isTaken: Bool, at face: ClockFace) -> String? {
        let expected = model.take(happening, at: face)
        if isTaken { undurable.append(model) }
        return isTaken == expected
            ? nil : "\(isTaken ? "takes" : "refuses") \(happening.summary), which it must not"
    }

    /// Everything so far is durable.
    mutating func synced() {
        durable = model
        undurable = []
        for index in awaited.indices { awaited[index].isDurable = true }
    }

    /// The machine failed: of the entries that were not durable, the first `count` are there.
    mutating func crashed(keeping count: Int) {
        if count > 0 { durable = undurable[count - 1] }
        model = durable
        undurable = []
        awaited = awaited.filter { $0.isDurable }
    }

    /// A signature landed at a cost.
    mutating func landed(_ payment: String, wei: UInt128) { truth.land(payment, wei: wei) }

    /// A chain's account takes no nonce below that any more.
    mutating func advanced(_ wallet: Int, to nonce: UInt64) { truth.advance(wallet, to: nonce) }

    private static func difference(_ reply: Reply, _ expected: Reply) -> String? {
        guard reply != expected else { return nil }
        return "replies \(reply.summary), and must reply \(expected.summary)"
    }
}

extension Auditor {
    /// A reply left the daemon.
    mutating func replied(_ ask: Ask, _ reply: Reply) -> String? {
        let slot = Slot(agent: ask.agent, key: ask.key)
        if let earlier = answers[slot], earlier.outcome != .waiting, earlier != reply {
            return "replies \(reply.summary) to a key that was replied \(earlier.summary)"
        }
        answers[slot] = reply
        let awaiting = awaited.last { $0.payment == reply.payment }
        awaited.removeAll { $0.payment == reply.payment }
        if let awaiting, !awaiting.isDurable { return "replies before the entry is durable" }
        guard reply.outcome == .signed else { return endless(reply) }
        guard let index = model.signature(reply.payment) else {
            return "releases a signature that no entry speaks of"
        }
        if let refusal = frozen(ask.agent, ask.body.wallet) {
            return "releases for \(refusal), which is frozen"
        }
        truth.release(model.signatures[index])
        guard let forecast = awaiting?.forecast, forecast.isSigned else { return nil }
        return truth.finding(forecast)
    }

    /// A reply was withheld for a freeze.
    func withheld(_ ask: Ask) -> String? {
        frozen(ask.agent, ask.body.wallet) == nil ? "withholds a reply, and nothing is frozen" : nil
    }

    /// What is frozen above a payment; nothing signed leaves then.
    private func frozen(_ agent: Int, _ wallet: Int) -> String? {
        if model.standing[agent] != .active { return Cast.agents[agent] }
        if model.isFrozen { return "the vault" }
        let project = Cast.projectOf[agent]
        if model.frozenProjects.contains(project) { return Cast.projects[project] }
        return model.frozenWallets.contains(wallet) ? Cast.wallets[wallet] : nil
    }

    /// What ended without a signature says so for ever.
    private func endless(_ reply: Reply) -> String? {
        guard reply.outcome == .refused, let ending = model.ended[reply.payment] else { return nil }
        switch ending {
        case .denied where reply.rule != "approval.denied",
            .expired where reply.rule != "approval.expired":
            return "says \(reply.rule ?? "nothing") of a payment that is \(ending.rawValue)"
        default: return nil
        }
    }
}
