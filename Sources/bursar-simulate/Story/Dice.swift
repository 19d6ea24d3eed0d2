/// Chance that can be had again by its seed: SplitMix64 (Steele, Lea and Flood, 2014).
///
/// Every draw goes through ``below(_:)``, so a seed tells the same story with every standard library.
struct Dice {
    private var state: UInt64

    /// Starts the sequence of `seed`.
    init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, and not including, `bound`, which is above 0.
    ///
    /// The high half of a product: its bias is below one in 2^32 for every bound used here.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number of `range`.
    mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + Int64(below(Int(range.upperBound - range.lowerBound) + 1))
    }

    /// True once in `count` throws.
    mutating func once(in count: Int) -> Bool { below(count) == 0 }

    /// One of `choices`, which are never none.
    mutating func pick<Value>(_ choices: [Value]) -> Value { choices[below(choices.count)] }

    /// An index of `weights`, each as often as its weight says; their sum is above 0.
    mutating func weighed(_ weights: [Int]) -> Int {
        var left = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if left < weight { return index }
            left -= weight
        }
        return weights.count - 1
    }

    /// 16 bytes for what a real daemon takes from the system's randomness.
    mutating func sixteenBytes() -> [UInt8] {
        [next(), next()].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
        }
    }
}
