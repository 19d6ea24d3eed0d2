/// Money counts nano-units (1e-9) of the one budget currency: nanoCAD.
///
/// Never negative. Sums report overflow instead of wrapping: an overflow is a refusal, not a trap.
public struct Money: Hashable, Sendable, Comparable {
    /// The amount in nano-units of the budget currency.
    public let nanos: Int64

    /// Nothing at all.
    public static let zero = Money(nanosUnchecked: 0)
    /// The most Bursar counts: 2^62 nano-units, so that a limit plus a charge can't overflow.
    public static let most = Money(nanosUnchecked: 1 << 62)
    /// The number of decimal places of a budget currency.
    public static let decimals = 9

    private init(nanosUnchecked nanos: Int64) { self.nanos = nanos }

    /// Makes money of `nanos` nano-units; nil when negative or above ``most``.
    public init?(nanos: Int64) {
        guard nanos >= 0, nanos <= Money.most.nanos else { return nil }
        self.nanos = nanos
    }

    /// Reads an API decimal ("25.00"); throws the first thing wrong with it.
    public init(decimal text: String) throws(AmountError) {
        let atoms = try DecimalText.parse(text, decimals: Money.decimals)
        guard atoms <= UInt128(Money.most.nanos) else { throw .tooLarge }
        nanos = Int64(atoms)
    }

    /// The sum, or nil when it is above ``most``.
    public func adding(_ other: Money) -> Money? {
        let (sum, overflow) = nanos.addingReportingOverflow(other.nanos)
        return overflow ? nil : Money(nanos: sum)
    }

    /// What is left after taking `other`, never below zero.
    public func subtracting(_ other: Money) -> Money {
        Money(nanosUnchecked: max(0, nanos - other.nanos))
    }

    /// The decimal form, without trailing zeros ("6.432144").
    public var decimal: String {
        DecimalText.print(UInt128(nanos), decimals: Money.decimals)
    }

    /// Orders by amount.
    public static func < (left: Money, right: Money) -> Bool { left.nanos < right.nanos }
}
