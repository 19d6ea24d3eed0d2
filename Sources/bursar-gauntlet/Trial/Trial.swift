import Glibc
import Synchronization

/// A wallet under attack, and the judge who watches it.
///
/// Attacks ask through the trial, so that no signature comes out which the judge doesn't see.
final class Trial: Sendable {
    /// The price of an ether at which orders have their round costs.
    static let usualPrice = Price(perEther: Money(cents: 4_000_00))

    let wallet: any WalletUnderTest
    private let book = Mutex(Book())

    init(_ wallet: any WalletUnderTest) { self.wallet = wallet }

    /// What was noted so far.
    var notes: Book { book.withLock { $0 } }

    /// Makes the wallet, with its accounts, a plan, and the usual price of ether for a week.
    func open(_ plan: SpendingPlan) throws(Trouble) {
        try wallet.found()
        try wallet.openAccounts()
        try allow(plan)
        try set(Trial.usualPrice)
    }

    /// Puts a plan in force.
    func allow(_ plan: SpendingPlan) throws(Trouble) {
        book.withLock { $0.judge.order(plan.limits) }
        try wallet.allow(plan)
        book.withLock { book in
            book.judge.acknowledge()
            book.plan = plan
        }
    }

    /// Tells the wallet what a coin is worth, which it is.
    func set(_ price: Price, of coin: Coin = .ether, maxAge: UInt64 = 604_800) throws(Trouble) {
        try wallet.set(price, of: coin, maxAge: maxAge)
        move(price, of: coin)
    }

    /// The market moves, and nobody tells the wallet.
    func move(_ price: Price, of coin: Coin = .ether) {
        book.withLock { $0.market[coin] = price }
    }

    /// A new order with a key of its own.
    func order(
        _ size: (amount: String, fee: String, cost: String) = PaymentOrder.large,
        agent: String = "solo"
    ) -> PaymentOrder {
        let number = book.withLock { $0.next() }
        return PaymentOrder(size, number: number, agent: agent, key: Trial.key(number))
    }

    /// A key nobody used yet.
    static func key(_ number: UInt64) -> String {
        "gauntlet-\(number)-\(String(UInt64.random(in: .min ... .max), radix: 16))"
    }

    /// Asks for a payment.
    ///
    /// - Parameter twin: the wallet to ask, where there are two.
    @discardableResult
    func pay(_ order: PaymentOrder, on twin: (any WalletUnderTest)? = nil) -> Answer {
        book.withLock { $0.ask(order) }
        let answer = (twin ?? wallet).pay(order)
        book.withLock { $0.note(answer, to: order) }
        return answer
    }

    /// Asks for a payment and hangs up.
    func payAndHangUp(_ order: PaymentOrder) {
        book.withLock { book in
            book.ask(order)
            book.note(.lost, to: order)
        }
        wallet.payAndHangUp(order)
    }

    /// Says whether clients under load are to end.
    func setLoad(over: Bool) { book.withLock { $0.isLoadOver = over } }

    /// Notes something a wallet must not do, though the judge may find that it cost nothing.
    func note(fault: String) { book.withLock { $0.note(fault: fault) } }

    /// Asks again, under the same keys, for everything that may have been signed unseen.
    func askForLost() {
        for order in notes.lost.values { pay(order) }
    }

    /// Pays until nothing is signed any more: five times in a row, or `most` times.
    @discardableResult
    func exhaust(
        _ size: (amount: String, fee: String, cost: String) = PaymentOrder.large,
        agent: String = "solo", on twin: (any WalletUnderTest)? = nil, most: Int = 600
    ) -> [Release] {
        var signed: [Release] = []
        var misses = 0
        for _ in 0..<most where misses < 5 {
            if case .signed(let release) = pay(order(size, agent: agent), on: twin) {
                signed.append(release)
                misses = 0
            } else {
                misses += 1
            }
        }
        return signed
    }
}
