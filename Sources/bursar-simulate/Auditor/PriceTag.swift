/// A price in force, as the auditor keeps it.
struct PriceTag: Hashable {
    /// What was set.
    let plan: RatePlan
    /// When, ledger time.
    let since: Int64
    /// The last price that an admin set: what a feed is held to.
    let anchor: UInt128

    /// Whether it is too old to be used at `now`.
    func isStale(at now: Int64) -> Bool {
        !plan.isPinned && now - since > plan.maxAge * Cast.billion
    }

    /// Whether another price is within 30 % of `old`.
    static func isNear(_ price: UInt128, _ old: UInt128) -> Bool {
        // In tenths, so that nothing is rounded: 7/10 of it to 13/10.
        price * 10 >= old * 7 && price * 10 <= old * 13
    }

    /// What `wei` are worth at `tags`, the asset's own first, nano-units rounded up once; nil above 2^62.
    static func worth(_ wei: UInt128, _ tags: [PriceTag]) -> Int64? {
        var number = LongNumber(wei)
        for tag in tags {
            number.multiply(by: LongNumber(tag.plan.price))
            number.multiply(by: LongNumber(UInt128(10_000 + tag.plan.haircut)))
        }
        // 18 decimals of ether less the 9 of money; 18 of each price and 4 of each haircut.
        number.crossOut(digits: 9 + 22 * tags.count)
        return number.nanos
    }
}
