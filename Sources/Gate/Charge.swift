public import Terms

/// What a payment costs the budgets: worst case times rate, rounded up once.
public struct Charge: Hashable, Sendable {
    /// The amount every scope on the path is charged.
    public let amount: Money
    /// The part of it that is the worst-case network fee.
    public let fee: Money
    /// The seq of each rate used, rising.
    public let rates: [UInt64]
}
