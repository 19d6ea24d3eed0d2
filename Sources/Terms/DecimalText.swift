/// DecimalText turns decimal strings into integers of the smallest unit and back, exactly.
public enum DecimalText {
    /// Reads `text` as a multiple of 10^-decimals.
    ///
    /// The form is `^(0|[1-9][0-9]{0,29})(\.[0-9]{1,18})?$`; zero is a decimal like any other.
    public static func parse(_ text: String, decimals: Int) throws(AmountError) -> UInt128 {
        let bytes = text.utf8.span
        var point: Int?
        for index in bytes.indices where !isDigit(bytes[index]) {
            guard bytes[index] == UInt8(ascii: "."), point == nil else { throw .notADecimal }
            point = index
        }
        let whole = point ?? bytes.count
        let fraction = point.map { bytes.count - $0 - 1 } ?? 0
        guard (1...30).contains(whole), whole == 1 || bytes[0] != UInt8(ascii: "0"),
            point == nil || (1...18).contains(fraction)
        else { throw .notADecimal }
        guard fraction <= decimals else { throw .tooManyDecimals(allowed: decimals) }
        guard whole + decimals <= 19 else { return try wide(bytes, shifted: decimals - fraction) }
        var value: UInt64 = 0
        for index in bytes.indices where index != point {
            value = value * 10 + UInt64(bytes[index] - UInt8(ascii: "0"))
        }
        for _ in fraction..<decimals { value *= 10 }
        return UInt128(value)
    }

    /// Digits that may not fit 64 bits, around a point that is passed over, and zeros behind them.
    private static func wide(
        _ bytes: Span<UInt8>, shifted zeros: Int
    ) throws(AmountError) -> UInt128 {
        var value: UInt128 = 0
        for index in bytes.indices where bytes[index] != UInt8(ascii: ".") {
            value = try appending(bytes[index], to: value)
        }
        for _ in 0..<zeros { value = try appending(UInt8(ascii: "0"), to: value) }
        return value
    }

    /// Writes `value` × 10^-decimals without trailing zeros.
    public static func print(_ value: UInt128, decimals: Int) -> String {
        // Most amounts fit 64 bits, where division is an instruction and not a call.
        if let value = UInt64(exactly: value), (0...19).contains(decimals) {
            return narrow(value, decimals)
        }
        var digits = Array(String(value).utf8)
        if digits.count <= decimals {
            digits =
                Array(repeating: UInt8(ascii: "0"), count: decimals + 1 - digits.count) + digits
        }
        let whole = digits.prefix(digits.count - decimals)
        var fraction = digits.suffix(decimals)
        while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
        let text = fraction.isEmpty ? Array(whole) : whole + [UInt8(ascii: ".")] + fraction
        return String(decoding: text, as: UTF8.self)
    }

    private static func narrow(_ value: UInt64, _ decimals: Int) -> String {
        var power: UInt64 = 1
        for _ in 0..<decimals { power *= 10 }
        var text: [UInt8] = []
        text.reserveCapacity(40)
        let (whole, fraction) = value.quotientAndRemainder(dividingBy: power)
        var places: UInt64 = 1
        while whole / places >= 10 { places *= 10 }
        append(whole, from: places, to: &text)
        guard fraction > 0 else { return String(decoding: text, as: UTF8.self) }
        text.append(UInt8(ascii: "."))
        append(fraction, from: power / 10, to: &text)
        while text.last == UInt8(ascii: "0") { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    /// Writes digits from that of `place` on, leading zeros among them.
    private static func append(_ value: UInt64, from place: UInt64, to text: inout [UInt8]) {
        var place = place
        while place > 0 {
            text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / place % 10))
            place /= 10
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func appending(_ digit: UInt8, to value: UInt128) throws(AmountError) -> UInt128
    {
        let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tenfold.addingReportingOverflow(UInt128(digit - UInt8(ascii: "0")))
        guard !overflow, !carry else { throw .tooLarge }
        return sum
    }
}
