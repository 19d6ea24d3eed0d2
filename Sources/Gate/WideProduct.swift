/// A product of 128-bit numbers in full width, so that one rounding at the end is the only one.
struct WideProduct {
    /// Limbs of 64 bits, the least first.
    private var limbs: [UInt64]

    init(_ value: UInt128) { limbs = [UInt64(truncatingIfNeeded: value), UInt64(value >> 64)] }

    /// Multiplies by a number.
    mutating func multiply(by factor: UInt128) {
        let low = UInt64(truncatingIfNeeded: factor)
        let high = UInt64(factor >> 64)
        var product = [UInt64](repeating: 0, count: limbs.count + 2)
        for (offset, part) in [low, high].enumerated() {
            var carry: UInt64 = 0
            for (index, limb) in limbs.enumerated() {
                let wide = limb.multipliedFullWidth(by: part)
                let (first, one) = product[index + offset].addingReportingOverflow(wide.low)
                let (second, two) = first.addingReportingOverflow(carry)
                product[index + offset] = second
                // The high half of a product is at most 2^64 - 2, so two carries fit.
                carry = wide.high + (one ? 1 : 0) + (two ? 1 : 0)
            }
            var index = limbs.count + offset
            while carry > 0, index < product.count {
                let (sum, overflow) = product[index].addingReportingOverflow(carry)
                product[index] = sum
                carry = overflow ? 1 : 0
                index += 1
            }
        }
        limbs = product
    }

    /// Divides by 10^`digits`, rounding up once: quotients of whole numbers nest, so steps lose nothing.
    mutating func divideUp(byPowerOfTen digits: Int) {
        var left = digits
        var exact = true
        while left > 0 {
            let step = min(left, 18)
            var divisor: UInt64 = 1
            for _ in 0..<step { divisor *= 10 }
            var remainder: UInt64 = 0
            for index in limbs.indices.reversed() {
                let (quotient, rest) = divisor.dividingFullWidth((remainder, limbs[index]))
                limbs[index] = quotient
                remainder = rest
            }
            if remainder > 0 { exact = false }
            left -= step
        }
        if !exact { increment() }
    }

    private mutating func increment() {
        for index in limbs.indices {
            let (sum, overflow) = limbs[index].addingReportingOverflow(1)
            limbs[index] = sum
            if !overflow { return }
        }
        limbs.append(1)
    }

    /// The value, where 64 bits hold it.
    var value: UInt64? {
        limbs.dropFirst().allSatisfy { $0 == 0 } ? limbs.first : nil
    }
}
