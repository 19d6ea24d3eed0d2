/// An amount of the budget's currency, exact to a billionth; what is too much to count is ``most``.
struct Money: Hashable, Comparable, Sendable {
    static let zero = Money(nanos: 0)
    /// More than any limit: what can't be counted must never count as little.
    static let most = Money(nanos: .max)
    private static let nanosPerUnit: UInt128 = 1_000_000_000
    private static let nanosPerCent: UInt128 = 10_000_000

    /// Billionths of the currency's unit.
    let nanos: UInt128

    init(nanos: UInt128) { self.nanos = nanos }

    /// So many hundredths: `Money(cents: 105_20)`.
    init(cents: UInt128) { nanos = cents * Money.nanosPerCent }

    /// Reads decimal text with at most nine decimals, `105.2`; nil where it is none.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let digits = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard digits, parts.count <= 2, let whole = UInt128(parts[0]) else { return nil }
        let decimals = parts.count == 2 ? String(parts[1]) : "0"
        guard decimals.utf8.count <= 9,
            let fraction = UInt128(
                decimals + String(repeating: "0", count: 9 - decimals.utf8.count))
        else { return nil }
        let (product, tooLarge) = whole.multipliedReportingOverflow(by: Money.nanosPerUnit)
        let (sum, overflow) = product.addingReportingOverflow(fraction)
        guard !tooLarge, !overflow else { return nil }
        nanos = sum
    }

    static func < (left: Money, right: Money) -> Bool { left.nanos < right.nanos }

    /// The sum, or ``most``.
    static func + (left: Money, right: Money) -> Money {
        let (sum, overflow) = left.nanos.addingReportingOverflow(right.nanos)
        return overflow ? .most : Money(nanos: sum)
    }

    /// What is above `limit`; zero where nothing is.
    func excess(over limit: Money) -> Money {
        Money(nanos: nanos > limit.nanos ? nanos - limit.nanos : 0)
    }

    /// A part of it, rounded down.
    func divided(by parts: UInt128) -> Money { Money(nanos: nanos / parts) }

    /// Two decimals, rounded up: an excess of a billionth must not look like none.
    var cents: String {
        guard self != .most else { return "uncountable" }
        let up = nanos % Money.nanosPerCent == 0 ? 0 : 1
        let cents = nanos / Money.nanosPerCent + UInt128(up)
        let rest = cents % 100
        return "\(cents / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
    }

    /// All of its decimals, without trailing zeros.
    var exact: String {
        guard self != .most else { return "uncountable" }
        let fraction = String(nanos % Money.nanosPerUnit)
        var decimals = String(repeating: "0", count: 9 - fraction.count) + fraction
        while decimals.hasSuffix("0") { decimals.removeLast() }
        let whole = nanos / Money.nanosPerUnit
        return decimals.isEmpty ? "\(whole)" : "\(whole).\(decimals)"
    }
}
