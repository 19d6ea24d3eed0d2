/// A natural number of any length, by school arithmetic in base 10^4: shares nothing with what it checks.
struct WideNumber: Comparable {
    /// Least first, no zeros at the top.
    private var digits: [Int]

    init(_ value: UInt128) { self.init(text: String(value)) }

    init(text: String) {
        var digits: [Int] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            digits.append(Int(rest.suffix(4)) ?? 0)
            rest = rest.dropLast(4)
        }
        self.init(digits: digits)
    }

    private init(digits: [Int]) {
        self.digits = digits
        while self.digits.last == 0 { self.digits.removeLast() }
    }

    static func power(ofTen exponent: Int) -> WideNumber {
        WideNumber(text: "1" + String(repeating: "0", count: exponent))
    }

    static func * (left: WideNumber, right: WideNumber) -> WideNumber {
        var sums = [Int](repeating: 0, count: left.digits.count + right.digits.count + 1)
        for (i, one) in left.digits.enumerated() {
            for (j, other) in right.digits.enumerated() { sums[i + j] += one * other }
        }
        return carried(sums)
    }

    static func + (left: WideNumber, right: WideNumber) -> WideNumber {
        let count = max(left.digits.count, right.digits.count)
        var sums = [Int](repeating: 0, count: count + 1)
        for (i, one) in left.digits.enumerated() { sums[i] += one }
        for (i, one) in right.digits.enumerated() { sums[i] += one }
        return carried(sums)
    }

    static func < (left: WideNumber, right: WideNumber) -> Bool {
        guard left.digits.count == right.digits.count else {
            return left.digits.count < right.digits.count
        }
        for (one, other) in zip(left.digits.reversed(), right.digits.reversed())
        where one != other {
            return one < other
        }
        return false
    }

    private static func carried(_ sums: [Int]) -> WideNumber {
        var carry = 0
        var digits: [Int] = []
        for sum in sums {
            digits.append((sum + carry) % 10_000)
            carry = (sum + carry) / 10_000
        }
        while carry > 0 {
            digits.append(carry % 10_000)
            carry /= 10_000
        }
        return WideNumber(digits: digits)
    }
}
