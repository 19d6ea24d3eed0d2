public import Terms

/// What one whole unit of an asset, or of another currency, is worth, as an admin or a feed set it.
///
/// Shared: what is priced with it keeps it, and it never changes.
public final class Rate: Hashable, Sendable {
    /// Digits after the point of ``price``.
    public static let decimals = 18
    /// The largest haircut, basis points: half.
    public static let largestHaircut: UInt64 = 5_000
    /// The largest price of one unit: 10^12 of the currency, so that products stay inside 128 bits.
    public static let largestPrice: UInt128 = 1_000_000_000_000_000_000_000_000_000_000

    /// The entry that set it.
    public let seq: UInt64
    /// The asset's id, or another currency's code.
    public let asset: String
    /// The currency the price is in.
    public let currency: Currency
    /// Price of one whole unit, 1e-18 of the currency.
    public let price: UInt128
    /// What charges are raised by, basis points.
    public let haircut: UInt64
    /// When it was set, ledger time.
    public let asOf: Moment
    /// How long it may be used, seconds.
    public let maxAge: Int64
    /// Whether an admin pinned it, as to a stablecoin's currency: it does not age, and no feed moves it.
    public let isPinned: Bool
    /// The last price an admin set, 1e-18 of the currency: what a feed is held to.
    public let anchor: UInt128
    /// Price and haircut in one number, without as many of its last ``zeros`` as every divisor has.
    private let factor: UInt128
    private let zeros: Int

    /// Gathers the parts.
    init(
        seq: UInt64, asset: String, currency: Currency, price: UInt128, haircut: UInt64,
        asOf: Moment, maxAge: Int64, isPinned: Bool = false, anchor: UInt128? = nil
    ) {
        self.seq = seq
        self.asset = asset
        self.currency = currency
        self.price = price
        self.haircut = haircut
        self.asOf = asOf
        self.maxAge = maxAge
        self.isPinned = isPinned
        self.anchor = anchor ?? price
        // price <= 10^30 and the haircut's part <= 15,000, so their product is below 2^114.
        var factor = price * UInt128(10_000 + haircut)
        var zeros = 0
        // An asset of no decimals is divided by 10^13.
        while zeros < Rate.decimals - Money.decimals + 4, factor != 0, factor % 10 == 0 {
            factor /= 10
            zeros += 1
        }
        self.factor = factor
        self.zeros = zeros
    }

    /// Whether `now` is more than the max age after it was set; a pinned one never is.
    public func isStale(at now: Moment) -> Bool {
        guard !isPinned else { return false }
        let (age, overflow) = now.nanoseconds.subtractingReportingOverflow(asOf.nanoseconds)
        return overflow || age > maxAge * Moment.second
    }

    /// What `atoms` of an asset with `decimals` are charged: exact, rounded up to 1e-9; nil above the most.
    ///
    /// atoms / 10^decimals × price / 10^18 × (1 + haircut / 10^4), in units of 10^-9.
    public func convert(_ atoms: UInt128, decimals: Int) -> Money? {
        let divisor = Rate.powersOfTen[
            decimals + Rate.decimals - Money.decimals + 4 - zeros]
        let product = atoms.multipliedFullWidth(by: factor)
        guard product.high < divisor else { return nil }
        // The wide division is many times dearer, and seldom needed.
        let (quotient, remainder) =
            product.high == 0
            ? product.low.quotientAndRemainder(dividingBy: divisor)
            : divisor.dividingFullWidth(product)
        guard quotient <= UInt128(Money.most.nanos) else { return nil }
        let rounded = quotient + (remainder == 0 ? 0 : 1)
        return Int64(exactly: rounded).flatMap(Money.init(nanos:))
    }

    private static let powersOfTen: [UInt128] = {
        var powers: [UInt128] = [1]
        for exponent in 0..<38 { powers.append(powers[exponent] * 10) }
        return powers
    }()

    /// Equal in all that is written down of it.
    public static func == (left: Rate, right: Rate) -> Bool {
        left === right
            || left.seq == right.seq && left.asset == right.asset
                && left.currency == right.currency && left.price == right.price
                && left.haircut == right.haircut && left.asOf == right.asOf
                && left.maxAge == right.maxAge && left.isPinned == right.isPinned
                && left.anchor == right.anchor
    }

    /// Hashes its place and its price.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(seq)
        hasher.combine(price)
    }
}
