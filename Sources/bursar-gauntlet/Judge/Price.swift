/// What one whole ether is worth.
struct Price: Hashable, Sendable {
    private static let weiPerEther: UInt128 = 1_000_000_000_000_000_000

    /// The budget's currency, to a billionth.
    let perEther: Money

    /// What so many wei are worth at most: rounded up, and ``Money/most`` where it can't be counted.
    func worth(wei: UInt128?) -> Money {
        guard let wei else { return .most }
        let product = wei.multipliedFullWidth(by: perEther.nanos)
        // The quotient would not fit.
        guard product.high < Price.weiPerEther else { return .most }
        let (quotient, remainder) = Price.weiPerEther.dividingFullWidth(product)
        return Money(nanos: quotient) + Money(nanos: remainder == 0 ? 0 : 1)
    }
}
