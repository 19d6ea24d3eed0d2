/// DecimalText turns decimal strings into integers of the smallest unit and back, exactly.
public enum DecimalText {
    /// Reads `text` as a multiple of 10^-decimals.
    ///
    /// The form is `^(0|[1-9][0-9]{0,29})(\.[0-9]{1,18})?$`; zero is a decimal like any other.
    public static func parse(_ text: String, decimals: Int) throws(AmountError) -> UInt128 {
        let bytes = Array(text.utf8)
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2, (1...30).contains(whole.count),
            whole.count == 1 || whole.first != UInt8(ascii: "0")
        else { throw .notADecimal }
        let fraction = parts.count == 2 ? parts[1] : []
        guard parts.count == 1 || (1...18).contains(fraction.count) else { throw .notADecimal }
        guard (whole + fraction).allSatisfy(isDigit) else { throw .notADecimal }
        guard fraction.count <= decimals else { throw .tooManyDecimals(allowed: decimals) }
        var value: UInt128 = 0
        for digit in whole + fraction { value = try appending(digit, to: value) }
        for _ in fraction.count..<decimals { value = try appending(UInt8(ascii: "0"), to: value) }
        return value
    }

    /// Writes `value` × 10^-decimals without trailing zeros.
    public static func print(_ value: UInt128, decimals: Int) -> String {
        // Most amounts fit 64 bits, where division is an instruction and not a call.
        var digits = UInt64(exactly: value).map(digits(of:)) ?? Array(String(value).utf8)
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

    private static func digits(of value: UInt64) -> [UInt8] {
        var rest = value
        var reversed: [UInt8] = []
        reversed.reserveCapacity(20)
        repeat {
            reversed.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        return reversed.reversed()
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
