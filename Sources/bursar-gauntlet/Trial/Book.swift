/// What a trial has noted so far.
struct Book: Sendable {
    /// Counts what came out.
    var judge = Judge()
    /// The plan in force, as far as the wallet has said.
    var plan = SpendingPlan(limit: .zero)
    /// What coins are truly worth now, whatever the wallet was told.
    var market: [Coin: Price] = [:]
    /// How often anything was asked, retries included.
    var asked: UInt64 = 0
    /// How often the answer was no, final or not.
    var refused: UInt64 = 0
    /// How often none came.
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
    /// Whether clients under load are to end.
    var isLoadOver = false
    /// What was true when a key was first asked.
    private var first: [String: AskedUnder] = [:]
    private var serial: UInt64 = 0

    /// A number no order has had yet.
    mutating func next() -> UInt64 {
        defer { serial += 1 }
        return serial
    }

    private static func key(_ order: PaymentOrder) -> String { "\(order.agent) \(order.key)" }

    /// Notes something that must not be, once.
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
