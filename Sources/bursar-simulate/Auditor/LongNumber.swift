/// A whole number of any length in base 10^9, as it would be worked out on paper.
///
/// The gate multiplies and divides in binary; here dividing by a power of ten is crossing out digits, so
/// the two share no step that could be wrong in both.
struct LongNumber: Equatable {
    /// The least first; no zero stands last.
    private var limbs: [UInt64]

    private static let base: UInt64 = 1_000_000_000

    /// Writes a number down.
    init(_ number: UInt128) {
        limbs = []
        var left = number
        while left > 0 {
            limbs.append(UInt64(left % UInt128(LongNumber.base)))
            left /= UInt128(LongNumber.base)
        }
    }

    /// Multiplies, limb by limb.
    mutating func multiply(by other: LongNumber) {
        var product = [UInt64](repeating: 0, count: limbs.count + other.limbs.count)
        for (left, one) in limbs.enumerated() {
            var carry: UInt64 = 0
            for (right, two) in other.limbs.enumerated() {
                // Below (10^9 - 1)^2 + 2 * 10^9, which 64 bits hold.
                let sum = product[left + right] + one * two + carry
                product[left + right] = sum % LongNumber.base
                carry = sum / LongNumber.base
            }
            product[left + other.limbs.count] += carry
        }
        limbs = product
        trim()
    }

    /// Crosses out the last `digits` digits and adds one where any of them was not zero.
    mutating func crossOut(digits: Int) {
        let whole = digits / 9
        var isExact = limbs.prefix(whole).allSatisfy { $0 == 0 }
        limbs = Array(limbs.dropFirst(whole))
        var power: UInt64 = 1
        for _ in 0..<(digits % 9) { power *= 10 }
        var rest: UInt64 = 0
        for index in limbs.indices.reversed() {
            let value = rest * LongNumber.base + limbs[index]
            limbs[index] = value / power
            rest = value % power
        }
        if rest > 0 { isExact = false }
        if !isExact { addOne() }
        trim()
    }

    /// The number, where it is at most 2^62: the most that money counts.
    var nanos: Int64? {
        guard limbs.count <= 3 else { return nil }
        var value: UInt128 = 0
        for limb in limbs.reversed() { value = value * UInt128(LongNumber.base) + UInt128(limb) }
        return value <= UInt128(1) << 62 ? Int64(value) : nil
    }

    private mutating func addOne() {
        for index in limbs.indices {
            limbs[index] += 1
            guard limbs[index] == LongNumber.base else { return }
            limbs[index] = 0
        }
        limbs.append(1)
    }

    private mutating func trim() { while limbs.last == 0 { limbs.removeLast() } }
}
