import Gate
import Terms

@testable import bursar_simulate

/// What the tests share: the cast, and an auditor with plain budgets to speak to.
enum Stage {
    /// Made once, since a wallet's address is dear to derive.
    static let cast = Result { try Furnishing() }

    static let day = Stretch(span: .day)
    /// A moment of the first day, nanoseconds since 1970.
    static func at(_ seconds: Int64) -> Int64 { Cast.beginning + seconds * Cast.billion }

    /// The clocks so many seconds after the beginning.
    static func face(_ seconds: Int64, boot: Int = 1) -> ClockFace {
        ClockFace(wall: at(seconds), boot: boot, uptime: (3_600 + seconds) * Cast.billion)
    }

    static func limit(_ units: Int64, _ per: Stretch = day, carry: Int64? = nil) -> LimitPlan {
        LimitPlan(
            most: units * Cast.billion, per: per, carryNanos: carry.map { $0 * Cast.billion })
    }

    static func agent(
        _ agent: Int = 0, _ limit: LimitPlan = limit(10), _ bounds: BoundsPlan = BoundsPlan()
    ) -> AgentPlan {
        AgentPlan(
            agent: agent, limit: limit, perPaymentNanos: nil, feeNanos: 5 * Cast.billion,
            wallets: [0, 1, 2], payees: nil, requestsPerDay: nil, sameness: .never, bounds: bounds)
    }

    /// Two agents under one project without pools, unless a test says otherwise.
    static func policy(
        _ limit: LimitPlan = limit(15), agents: [AgentPlan] = [agent(0), agent(1)],
        reserve: Int64 = 0, emergency: Int64 = 0, zone: ZoneTale = ZoneTale.all[0],
        bounds: BoundsPlan = BoundsPlan(), ceiling: PolicyPlan.Ceiling? = nil
    ) -> PolicyPlan {
        PolicyPlan(
            projects: [
                ProjectPlan(
                    project: 0, zone: zone, limit: limit, reserveNanos: reserve * Cast.billion,
                    emergencyNanos: emergency * Cast.billion, opensReserve: true,
                    opensEmergency: true, shows: true, agents: agents, bounds: bounds)
            ], ceiling: ceiling)
    }

    static func rate(
        _ asset: Int = 0, _ price: UInt128 = 1_000_000_000_000_000_000, haircut: UInt64 = 0,
        maxAge: Int64 = 31_622_400, isInDollars: Bool = false, isForced: Bool = false,
        isFeeds: Bool = false
    ) -> RatePlan {
        RatePlan(
            asset: asset, isInDollars: isInDollars, price: price, haircut: haircut,
            maxAge: maxAge, isPinned: false, isForced: isForced, isFeeds: isFeeds)
    }

    /// An ask for so many thousandths of an ether, at no fee.
    static func ask(
        _ milli: UInt128, by agent: Int = 0, key: Int = 0, nonce: UInt64 = 0, wallet: Int = 0,
        payee: Int = 0
    ) -> Ask {
        Ask(
            agent: agent, key: key,
            body: Ask.Body(
                wallet: wallet, payee: payee, wei: milli * 1_000_000_000_000_000, nonce: nonce,
                gasLimit: 21_000, gasPriceWei: 0))
    }

    /// A model under a policy, at one CAD an ether.
    static func model(_ policy: PolicyPlan = policy()) -> Model {
        var model = Model()
        _ = model.take(.started, at: face(0))
        _ = model.take(.policy(policy), at: face(0))
        _ = model.take(.rate(rate()), at: face(0))
        return model
    }
}

extension Model {
    /// Decides an ask by the lists and posts it, a second after the one before; what was forecast.
    @discardableResult
    mutating func pay(_ ask: Ask, _ payment: String, at seconds: Int64) -> Forecast {
        let face = Stage.face(seconds)
        let forecast = forecast(ask, payment: payment, at: face)
        post(forecast, ask, payment: payment, at: face)
        return forecast
    }

    /// What is committed of everything in a place, ever.
    func total(_ place: Place) -> Int64 { committed(place, .all, .min, .max) }
}
