/// One story: agents, admins, clocks and chains around one daemon, all drawn from one seed, and the auditor
/// that is told of everything.
struct World {
    let seed: UInt64
    var dice: Dice
    var daemon: Daemon
    var auditor: Auditor
    var chain = ChainModel()
    var clocks = Clocks()
    let temper: Temper
    /// What agents have asked, in order, and may ask again.
    var asked: [Ask] = []
    /// Payments that were replied to be waiting, and signed.
    var waiting: [String] = []
    var signed: [String] = []
    /// What each agent was last told is left to it.
    var left = [[Reply.Left]](repeating: [], count: Cast.agents.count)
    var rates: [Int: RatePlan] = [:]
    var policy: PolicyPlan
    /// What has happened, where it is to be told.
    var trace: Trace
    /// What the auditor found first.
    private(set) var finding: Finding?
    private(set) var step = 0
    private(set) var tally = Counts()

    /// The world of a seed.
    ///
    /// - Parameter fault: what to plant in the daemon; nil to examine the real one.
    init(seed: UInt64, _ cast: Furnishing, fault: Fault? = nil, isTold: Bool = false) {
        self.seed = seed
        dice = Dice(seed: seed)
        daemon = Daemon(cast, fault: fault)
        auditor = Auditor(after: cast.last)
        temper = Temper(&dice)
        policy = PolicyDice.policy(&dice)
        trace = Trace(isTold: isTold)
    }

    /// Lives through `steps` acts, or up to the first finding.
    mutating func run(steps: Int) {
        begin()
        while step < steps, finding == nil { batch() }
        // The last of all: the whole log gives the state that there is.
        if finding == nil { restart(keeping: 0) }
    }

    private mutating func begin() {
        happen(.started)
        happen(.policy(policy))
        for asset in Cast.assets.indices { setRate(asset) }
        if rates.values.contains(where: \.isInDollars) { setRate(Cast.dollar) }
        daemon.sync()
        auditor.synced()
    }

    /// One turn of the daemon's loop: some acts, then the disk, then the replies; or a crash in between.
    private mutating func batch() {
        passTime()
        daemon.misbehave(at: clocks.face, &dice)
        let crashes = dice.once(in: temper.crashes)
        if crashes { daemon.watch() }
        // An admin looks soon, or most stories would end in silence.
        if auditor.model.clock.hasJumped, dice.once(in: 4) { happen(.acknowledged) }
        for _ in 0..<(1 + dice.below(temper.batch)) where finding == nil {
            step += 1
            act(temper.act(&dice))
        }
        if daemon.fault == .repliesBeforeDurable { deliver() }
        guard finding == nil else { return }
        guard !crashes else {
            // Any prefix of what was written may have reached the medium.
            return fail(keeping: dice.below(daemon.disk.written.count + 1))
        }
        daemon.sync()
        auditor.synced()
        chain.settleTold(isLost: false)
        // Now and then the machine fails with everything durable and nothing said.
        guard !dice.once(in: temper.crashes * 2) else { return fail(keeping: 0) }
        deliver()
    }

    private mutating func passTime() {
        switch dice.below(16) {
        case 0...2: clocks.pass(dice.number(0...4_000 * Cast.billion))
        case 3: clocks.pass(dice.number(0...60_000 * Cast.billion))
        case 4...6:
            // To the end of a window that somebody was told of, or just before or after it.
            let ends = left.flatMap { $0 }.map(\.resetsAt).filter { $0 > clocks.face.wall }
            guard dice.once(in: 4), let end = ends.min() else { break }
            clocks.pass(max(0, end - clocks.face.wall + dice.number(-1...1)))
        default: clocks.pass(dice.number(0...2_000_000_000))
        }
    }

    private mutating func fail(keeping count: Int) {
        auditor.crashed(keeping: count)
        chain.settleTold(isLost: true)
        restart(keeping: count)
        guard finding == nil else { return }
        tally.crashes += 1
        if dice.once(in: 3) {
            clocks.reboot(
                after: dice.number(0...900) * Cast.billion, up: dice.number(1...60) * Cast.billion)
        }
        happen(.started)
        daemon.sync()
        auditor.synced()
    }

    private mutating func restart(keeping count: Int) {
        trace.tell("restarts with \(count) of \(daemon.disk.written.count) undurable entries")
        check(
            daemon.restart(keeping: count, isWhole: dice.once(in: 6)).map {
                "the restarted daemon \($0)"
            })
    }

    /// Sends what waited for the disk, except signed bytes that a freeze holds back.
    private mutating func deliver() {
        for outgoing in daemon.drain() where finding == nil {
            let (ask, reply) = (outgoing.ask, outgoing.reply)
            if reply.outcome == .signed, daemon.isFrozen(ask), daemon.fault != .ignoresFreezes {
                check(auditor.withheld(ask))
                continue
            }
            check(auditor.replied(ask, reply))
            if reply.outcome == .signed {
                chain.release(reply.payment, ask.body)
                tally.released += 1
            }
            // The network may lose a reply; whoever listens on it has the bytes.
            guard !dice.once(in: 10) else { continue }
            hear(ask, reply)
        }
    }

    private mutating func hear(_ ask: Ask, _ reply: Reply) {
        if !reply.left.isEmpty { left[ask.agent] = reply.left }
        if reply.outcome == .waiting { waiting.append(reply.payment) }
        if reply.outcome == .signed { signed.append(reply.payment) }
    }

    /// Offers an event to the daemon, and tells the auditor what came of it.
    mutating func happen(_ happening: Happening) {
        let face = clocks.face
        let isTaken = daemon.record(happening, at: face, &dice)
        trace.tell("\(isTaken ? "takes" : "refuses") \(happening.summary)")
        check(auditor.happened(happening, isTaken: isTaken, at: face))
        if isTaken { tally.events += 1 }
    }

    /// Notes that a payment was decided.
    mutating func count(_ reply: Reply) {
        tally.payments += 1
        if reply.outcome == .signed { tally.signed += 1 }
    }

    /// Keeps what the auditor found, if it is the first.
    mutating func check(_ clause: String?) {
        guard let clause, finding == nil else { return }
        finding = Finding(seed: seed, step: step, clause: clause)
    }
}
