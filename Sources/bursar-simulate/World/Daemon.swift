internal import Chains
internal import Digests
internal import Gate
internal import JSON
internal import Terms

/// A daemon as the story runs it: the real gate, a disk that crashes may cut short, the index of what keys
/// were answered, and replies that wait until their entries are durable.
///
/// It is what the auditor examines, so a ``Fault`` may be planted here.
struct Daemon {
    /// A reply that waits for the disk.
    struct Outgoing {
        let ask: Ask
        var reply: Reply
    }

    let cast: Furnishing
    let fault: Fault?
    var gate: Gate
    var disk = Disk()
    var answers: [Auditor.Slot: Disk.Answer] = [:]
    var outgoing: [Outgoing] = []
    /// The state before the first entry that is not durable, and after each of them; empty while nobody
    /// watches, since keeping states costs more than deciding.
    var states: [GateState] = []
    /// What the last restart came to, and of how many entries: the next may go on from there.
    var replayed: Replayed?

    /// What a part of the log gives.
    struct Replayed {
        let count: Int
        let gate: Gate
        let answers: [Auditor.Slot: Disk.Answer]
    }

    /// A daemon that has just been furnished.
    init(_ cast: Furnishing, fault: Fault?) {
        self.cast = cast
        self.fault = fault
        gate = cast.gate
    }

    /// Keeps every state from here to the next sync or restart, to compare what a crash leaves with it.
    mutating func watch() { states = [gate.state] }

    /// What a key was answered.
    func answer(_ ask: Ask) -> Disk.Answer? {
        answers[Auditor.Slot(agent: ask.agent, key: ask.key)]
    }

    /// Whether anything above a payment is frozen, so that nothing signed may leave.
    func isFrozen(_ ask: Ask) -> Bool {
        let state = gate.state
        return state.agents[cast.agents[ask.agent]]?.standing != .active || state.frozen.vault
            || state.frozen.projects.contains(cast.projects[Cast.projectOf[ask.agent]])
            || state.frozen.wallets.contains(cast.wallets[ask.body.wallet].name)
    }

    /// Whether the agent may have no more requests decided today.
    func turnsAway(_ ask: Ask, at face: ClockFace) -> Bool {
        gate.state.refusesMore(of: cast.agents[ask.agent], at: face.reading) != nil
    }

    /// Decides a request anew, writes its entry and keeps the reply until that is durable.
    ///
    /// - Parameter resumes: the payment that waited for an admin; nil for a new one.
    /// - Returns: the reply, and the entry's time.
    mutating func decide(
        _ ask: Ask, resumes: String?, at face: ClockFace, _ dice: inout Dice
    ) -> (reply: Reply, time: Int64) {
        let reading = face.reading
        let randomness = UInt128(dice.next()) << 64 | UInt128(dice.next())
        let payment =
            resumes.flatMap { PaymentID($0) }
            ?? PaymentID(moment: reading.wall, randomness: randomness)
        let seen = understand(ask, at: reading)
        let request = cast.request(
            ask, payment: payment, seen.understanding, isConfirmed: fault == .ignoresDuplicates)
        let stamp = Stamp(
            seq: gate.state.nextSeq, clock: reading, blind: dice.sixteenBytes())
        let outcome = Outcome(gate.decide(request, stamp), payment)
        var reply = outcome.reply
        reply.payload = nil
        let slot = Auditor.Slot(agent: ask.agent, key: ask.key)
        let answer = Disk.Answer(slot: slot, body: ask.body, reply: reply, seq: stamp.seq)
        answers[slot] = answer
        write(Disk.Record(bytes: outcome.bytes, answer: answer))
        reply = outcome.reply
        if fault == .netsWhatLandsTwice, reply.payload != nil { reply.payload = seen.payload }
        outgoing.append(Outgoing(ask: ask, reply: reply))
        return (reply, outcome.time)
    }

    /// What a decision now would be.
    func quote(_ ask: Ask, at face: ClockFace) -> (rule: String?, nanos: Int64?) {
        let seen = understand(ask, at: face.reading)
        let payment = PaymentID(moment: face.reading.wall, randomness: 0)
        let quote = gate.quote(
            cast.request(ask, payment: payment, seen.understanding), at: face.reading)
        return (quote.refusal?.rule ?? quote.approval?.rule, quote.charge?.amount.nanos)
    }

    /// Records an event; false where the gate refuses it.
    mutating func record(_ happening: Happening, at face: ClockFace, _ dice: inout Dice) -> Bool {
        let stamp = Stamp(
            seq: gate.state.nextSeq, clock: face.reading, blind: dice.sixteenBytes())
        let done = misdirected(happening, stamp) ?? happening
        guard let event = done.event(cast, gate.state, face.reading, fault: fault),
            let recorded = try? gate.record(
                event, by: done.actor(gate.state), stamp,
                zones: { ZoneTale.named($0)?.rules })
        else { return false }
        write(Disk.Record(bytes: recorded.bytes, answer: nil))
        if fault == .emptiesBooksOnPolicy, case .policy = happening { emptyBooks() }
        return true
    }

    /// Keeps a reply that needs no new entry, until what it is based on is durable.
    mutating func send(_ reply: Reply, to ask: Ask) {
        outgoing.append(Outgoing(ask: ask, reply: reply))
    }

    /// Waits for the disk; what was kept may leave.
    mutating func sync() {
        disk.sync()
        states = []
    }

    /// Hands out what may leave, in order.
    mutating func drain() -> [Outgoing] {
        defer { outgoing = [] }
        return outgoing
    }

    private mutating func write(_ record: Disk.Record) {
        disk.write(record)
        if !states.isEmpty { states.append(gate.state) }
    }

    /// Only an agent's own wallets are decoded for it.
    private func understand(
        _ ask: Ask, at reading: ClockReading
    ) -> (understanding: PaymentRequest.Understanding, payload: [UInt8]?) {
        let wallet = cast.wallets[ask.body.wallet]
        let budget = gate.state.budget(of: cast.agents[ask.agent])
        guard budget?.wallets.contains(wallet.name) ?? false else { return (.undecoded, nil) }
        var taken = ask.body
        if fault == .netsWhatLandsTwice { taken.nonce &= ~1 }
        do throws(ChainError) {
            let proposal = try Ethereum.propose(cast.proposal(ask.body, at: reading.wall))
            guard taken != ask.body else { return (.proposal(proposal), proposal.payload) }
            let other = try Ethereum.propose(cast.proposal(taken, at: reading.wall))
            return (.proposal(other), proposal.payload)
        } catch {
            guard case .refused(let rule, let detail, let hint) = error else {
                return (.undecoded, nil)
            }
            return (.refused(Refusal(rule: rule, detail: detail, hint: hint)), nil)
        }
    }
}
