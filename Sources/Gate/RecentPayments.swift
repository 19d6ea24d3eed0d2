import Terms

/// What an agent has had signed lately, to notice the same payment under another key.
struct RecentPayments: Hashable, Sendable {
    /// The same amount of one asset to one account, in the numbers of the ``ChargeLog``.
    struct Payment: Hashable, Sendable {
        let payee: UInt32
        let asset: UInt32
        let atoms: UInt128
    }

    /// One of them.
    struct Line: Hashable, Sendable {
        let time: Moment
        let request: Digest32
        let payment: Payment
    }

    /// How long anything is remembered, seconds.
    static let longest: Int64 = 86_400

    /// What the policy in force looks for.
    private(set) var rule = DuplicateRule.sameRequest
    /// When each was last signed, where that is what the rule looks for.
    private var requests: [Digest32: Moment] = [:]
    private var payments: [Payment: Moment] = [:]
    /// All that was signed, whatever rule was in force: the next policy may look for it.
    private var queue: [Line] = []
    private var head = 0

    /// None at all.
    init() {}

    /// What was remembered, in order of time, as `rule` looks for it.
    init(_ lines: [Line], rule: DuplicateRule) {
        queue = lines
        look(for: rule)
    }

    /// What is still remembered, in order of time.
    var lines: ArraySlice<Line> { queue[head...] }

    /// When the very same request body was last signed; asked under ``DuplicateRule/sameRequest`` alone.
    func last(_ request: Digest32) -> Moment? { requests[request] }

    /// When the same payment was last signed; asked under ``DuplicateRule/samePayment(within:)`` alone.
    func last(_ payment: Payment) -> Moment? { payments[payment] }

    /// Looks for what `rule` says from now on.
    mutating func look(for rule: DuplicateRule) {
        self.rule = rule
        requests = [:]
        payments = [:]
        for line in lines { index(line) }
    }

    /// Remembers what was signed at `time`.
    mutating func note(_ request: Digest32, _ payment: Payment, at time: Moment) {
        while head < queue.count, queue[head].time.adding(seconds: Self.longest) < time {
            forget(queue[head])
            head += 1
        }
        // Half the list is forgotten before the rest is moved, so moving costs a constant a payment.
        if head > 64, head * 2 > queue.count {
            queue.removeFirst(head)
            head = 0
        }
        let line = Line(time: time, request: request, payment: payment)
        index(line)
        queue.append(line)
    }

    private mutating func index(_ line: Line) {
        switch rule {
        case .allow: break
        case .sameRequest: requests[line.request] = line.time
        case .samePayment: payments[line.payment] = line.time
        }
    }

    private mutating func forget(_ line: Line) {
        switch rule {
        case .allow: break
        case .sameRequest:
            if requests[line.request] == line.time { requests[line.request] = nil }
        case .samePayment:
            if payments[line.payment] == line.time { payments[line.payment] = nil }
        }
    }

    static func == (left: RecentPayments, right: RecentPayments) -> Bool {
        left.rule == right.rule && left.lines == right.lines
    }

    func hash(into hasher: inout Hasher) { hasher.combine(queue.count - head) }
}
