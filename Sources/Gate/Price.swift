import Terms

/// What one asset costs in the budget currency: its rate, and the rate of that rate's currency.
public struct Price: Hashable, Sendable {
    /// The asset's own rate.
    let own: Rate
    /// The rate from its currency to the budget's, where they differ.
    let cross: Rate?

    /// The seqs of the rates used.
    var seqs: [UInt64] {
        // Entry 0 makes the vault: no rate stands there, and what is worth itself has none.
        (cross.map { [own.seq, $0.seq] } ?? [own.seq]).filter { $0 != 0 }
    }

    /// What a currency is worth in itself, by nobody's word: a card's, where budgets are kept in it.
    static func par(_ currency: Currency) -> Price {
        Price(
            own: Rate(
                seq: 0, asset: currency.code, currency: currency, price: Price.one, haircut: 0,
                asOf: Moment(nanoseconds: 0), maxAge: 0, isPinned: true),
            cross: nil)
    }

    private static let one: UInt128 = 1_000_000_000_000_000_000

    /// What `atoms` of an asset with `decimals` are charged: exact, rounded up once to 1e-9; nil above the
    /// most that is counted.
    ///
    /// atoms / 10^decimals × for each rate: price / 10^18 × (1 + haircut / 10^4).
    func convert(_ atoms: UInt128, decimals: Int) -> Money? {
        guard let cross else { return own.convert(atoms, decimals: decimals) }
        var product = WideProduct(atoms)
        var digits = decimals - Money.decimals
        for rate in [own, cross] {
            product.multiply(by: rate.price * UInt128(10_000 + rate.haircut))
            digits += Rate.decimals + 4
        }
        product.divideUp(byPowerOfTen: digits)
        return product.value.flatMap { Int64(exactly: $0) }.flatMap(Money.init(nanos:))
    }
}
