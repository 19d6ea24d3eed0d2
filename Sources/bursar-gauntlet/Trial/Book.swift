/// What a trial has noted so far.
struct Book: Sendable {
    var judge = Judge()
    var plan = SpendingPlan(limit: .zero)
    /// What coins are truly worth now, whatever the wallet was told.
    var market: [Coin: Price] = [:]
    var asked: UInt64 = 0
    var refused: UInt64 = 0
    var unanswered: UInt64 = 0
    /// How often any answer came.
    var answered: UInt64 = 0
    /// The orders whose last answer was none, by agent and key.
    var lost: [String: PaymentOrder] = [:]
    /// The bytes a key was answered with.
    var released: [String: [UInt8]] = [:]
    /// The wallet's names of what it signed, in order.
    var payments: [String] = []
    /// What a wallet must not do, though it costs nothing: each once, in order.
    var faults: [String] = []
    var isLoadOver = false
    private var serial: UInt64 = 0

    /// A number no order has had yet.
    mutating func next() -> UInt64 {
        defer { serial += 1 }
        return serial
    }

    mutating func note(fault: String) {
        if !faults.contains(fault) { faults.append(fault) }
    }

    /// Notes what came of an order that was asked in a phase, at a price.
    mutating func note(_ answer: Answer, to order: PaymentOrder, _ asked: AskedUnder) {
        let key = "\(order.agent) \(order.key)"
        if case .none = answer {
            unanswered += 1
            lost[key] = order
            return
        }
        answered += 1
        lost[key] = nil
        guard case .signed(let release) = answer else {
            refused += 1
            return
        }
        if let before = released[key], before != release.bytes {
            note(fault: "one key was answered with two transactions")
        }
        if released[key] == nil { payments.append(release.payment) }
        released[key] = release.bytes
        let fault = judge.see(
            release.bytes, of: order.coin.rawValue, at: asked.price, claimed: release.charge,
            budgets: asked.budgets, phase: asked.phase)
        if let fault { note(fault: fault) }
    }
}
