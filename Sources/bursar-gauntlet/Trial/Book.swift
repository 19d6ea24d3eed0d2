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
    /// The orders that may have been signed unseen, by agent and key.
    var lost: [String: PaymentOrder] = [:]
    /// The bytes a key was answered with.
    var released: [String: [UInt8]] = [:]
    /// The wallet's names of what it signed, in order.
    var payments: [String] = []
    /// What a wallet must not do, though it costs nothing: each once, in order.
    var faults: [String] = []
    var isLoadOver = false
    private var first: [String: AskedUnder] = [:]
    private var serial: UInt64 = 0

    /// A number no order has had yet.
    mutating func next() -> UInt64 {
        defer { serial += 1 }
        return serial
    }

    private static func key(_ order: PaymentOrder) -> String { "\(order.agent) \(order.key)" }

    mutating func note(fault: String) {
        if !faults.contains(fault) { faults.append(fault) }
    }

    /// Notes that an order is being asked.
    mutating func ask(_ order: PaymentOrder) {
        asked += 1
        let key = Book.key(order)
        // Asked again, it may have been decided the first time.
        if first[key] == nil { first[key] = AskedUnder(order, self) }
    }

    /// Notes what came of an order.
    mutating func note(_ answer: Answer, to order: PaymentOrder) {
        let key = Book.key(order)
        let asked = first[key] ?? AskedUnder(order, self)
        lost[key] = answer.isFinal ? nil : order
        if case .lost = answer {
            unanswered += 1
            return
        }
        answered += 1
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
            budgets: asked.budgets, asked: asked.moment)
        if let fault { note(fault: fault) }
    }
}
