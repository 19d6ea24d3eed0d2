import Terms
import Testing

@Suite struct `A decimal amount` {
    @Test(arguments: [
        ("0", 0, UInt128(0)), ("1.5", 9, 1_500_000_000), ("25.00", 9, 25_000_000_000),
        ("0.000000000000000001", 18, 1), ("0.0", 9, 0), ("10.010", 9, 10_010_000_000),
        // Around what fits 64 bits.
        ("9999999999.999999999", 9, 9_999_999_999_999_999_999),
        ("10000000000.000000001", 9, 10_000_000_000_000_000_001),
        ("18446744073709551615", 0, 18_446_744_073_709_551_615),
        ("18446744073709551616", 0, 18_446_744_073_709_551_616),
        ("18.446744073709551616", 18, 18_446_744_073_709_551_616),
        ("123456789012345678901234567890", 0, 123_456_789_012_345_678_901_234_567_890),
    ])
    func `is read exactly`(text: String, decimals: Int, atoms: UInt128) throws {
        #expect(try DecimalText.parse(text, decimals: decimals) == atoms)
    }

    @Test(arguments: [
        "", ".", "1.", ".5", "01", "00", "+1", "-1", "1e3", "1,5", " 1", "1 ",
        "1.1234567890123456789",
        "1234567890123456789012345678901", "\u{0661}", "0x1", "1.5.5", "NaN", "inf",
    ])
    func `is refused in any other form`(text: String) {
        #expect(throws: AmountError.notADecimal) { try DecimalText.parse(text, decimals: 18) }
    }

    @Test func `with too many digits after the point is refused, not rounded`() {
        #expect(throws: AmountError.tooManyDecimals(allowed: 9)) {
            try DecimalText.parse("1.1234567891", decimals: 9)
        }
    }

    @Test func `that overflows 128 bits is refused`() {
        #expect(throws: AmountError.tooLarge) {
            try DecimalText.parse("999999999999999999999999999999", decimals: 18)
        }
    }

    @Test(arguments: [
        (UInt128(0), 9, "0"), (1, 9, "0.000000001"), (18_567_856_000, 9, "18.567856"),
        (5_000_000_000, 9, "5"), (120, 0, "120"), (0, 0, "0"), (100, 2, "1"), (10, 2, "0.1"),
        (18_446_744_073_709_551_615, 19, "1.8446744073709551615"),
        (18_446_744_073_709_551_615, 0, "18446744073709551615"),
        (18_446_744_073_709_551_616, 18, "18.446744073709551616"),
        (1_000_000_000_000_000_000, 18, "1"), (1, 19, "0.0000000000000000001"),
        (1, 20, "0.00000000000000000001"),
        (UInt128.max, 18, "340282366920938463463.374607431768211455"),
    ])
    func `is printed without trailing zeros`(atoms: UInt128, decimals: Int, text: String) {
        #expect(DecimalText.print(atoms, decimals: decimals) == text)
    }

    @Test func `survives printing and reading at random`() throws {
        for _ in 0..<2_000 {
            let atoms = UInt128.random(in: 0...(1 << 99)) >> UInt128.random(in: 0...98)
            let decimals = Int.random(in: 0...18)
            let text = DecimalText.print(atoms, decimals: decimals)
            guard text.prefix(while: { $0 != "." }).count <= 30 else { continue }
            #expect(try DecimalText.parse(text, decimals: decimals) == atoms)
        }
    }
}
