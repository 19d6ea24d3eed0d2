/// What the judge found about one budget.
struct Ruling: Hashable, Sendable {
    /// `agent/solo` or `project/gauntlet`.
    let budget: String
    /// The limit in force at the end.
    let limit: Money
    /// What came out at worst.
    let spent: Money
    /// By how much a limit was broken, at the worst moment.
    let over: Money

    /// What is left of the limit.
    var left: Money { limit.excess(over: spent) }
}
