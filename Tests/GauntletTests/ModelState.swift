@testable import bursar_gauntlet

/// All that a model wallet knows.
struct ModelState {
    struct Charge {
        let key: String
        let payee: String
        let budgets: Set<String>
        let coin: Coin
        let cost: Double
        /// When it was made, in the ways flawed wallets tell windows apart.
        let life: Int
        let day: Int
        let revision: Int
    }

    struct Quote {
        let price: Price
        let until: ContinuousClock.Instant
    }

    /// What a backup copies.
    struct Files {
        var charges: [Charge] = []
        var answers: [String: (body: String, answer: Answer)] = [:]
    }

    var files = Files()
    var backup = Files()
    var plan = SpendingPlan(limit: .zero)
    var firstLimits: [String: Money]?
    var quotes: [Coin: Quote] = [:]
    var isRunning = false
    var isFrozen = false
    /// How many charges there ever were: kept beside the files.
    var anchor = 0
    var life = 0
    var day = 0
    var revision = 0
    /// Which agent asked for which payment.
    var owners: [String: String] = [:]

    /// What is spent of a budget, as a wallet with this flaw counts it.
    ///
    /// In floating point, for the sake of the one flaw that has them; the amounts are few and round.
    func spent(_ budget: String, _ coin: Coin, _ flaw: Flaw?) -> Double {
        files.charges.filter { charge in
            guard charge.budgets.contains(budget) else { return false }
            switch flaw {
            case .forgetsAtItsEnd: return charge.life == life
            case .believesTheClock: return charge.day == day
            case .countsAnewAfterAChange: return charge.revision == revision
            case .countsAssetsApart: return charge.coin == coin
            default: return true
            }
        }.reduce(0) { $0 + $1.cost }
    }

    func limit(_ budget: String, _ flaw: Flaw?) -> Double {
        let limits = flaw == .keepsTheFirstLimit ? firstLimits : plan.limits
        return Double((limits?[budget] ?? .zero).nanos)
    }
}
