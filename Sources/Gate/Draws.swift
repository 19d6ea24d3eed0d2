public import Terms

/// What a payment took from a project's three pools, in the order they are drawn.
public struct Draws: Hashable, Sendable {
    /// From what agents may spend freely.
    public internal(set) var general: Money
    /// From the reserve, which waits for an approval.
    public internal(set) var reserve: Money
    /// From the emergency pool, which waits for an admin's grant.
    public internal(set) var emergency: Money

    /// Nothing at all.
    static let none = Draws(general: .zero, reserve: .zero, emergency: .zero)

    /// The sum of the three.
    var total: Money {
        general.adding(reserve).flatMap { $0.adding(emergency) } ?? .most
    }

    /// What is drawn when `amount` stays: given back in reverse, emergency first and general last.
    func keeping(_ amount: Money) -> Draws {
        let keptGeneral = min(general, amount)
        let keptReserve = min(reserve, amount.subtracting(keptGeneral))
        let rest = amount.subtracting(keptGeneral).subtracting(keptReserve)
        return Draws(
            general: keptGeneral, reserve: keptReserve, emergency: min(emergency, rest))
    }

    /// Both together.
    func adding(_ other: Draws) -> Draws {
        Draws(
            general: general.adding(other.general) ?? .most,
            reserve: reserve.adding(other.reserve) ?? .most,
            emergency: emergency.adding(other.emergency) ?? .most)
    }
}
