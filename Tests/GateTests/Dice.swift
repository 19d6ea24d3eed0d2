import Testing

/// SplitMix64: chance that can be had again by its seed, which a failing test prints.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number of any size: first how many bits, then which.
    mutating func wide() -> UInt128 {
        let bits = Int.random(in: 0...128, using: &self)
        let value = UInt128(next()) << 64 | UInt128(next())
        return bits == 0 ? 0 : value >> (128 - bits)
    }

    /// True once in `count` throws.
    mutating func once(in count: Int) -> Bool { Int.random(in: 1...count, using: &self) == 1 }

    /// One of `choices`, which are never none.
    mutating func pick<Value>(_ choices: [Value]) -> Value {
        choices[Int.random(in: 0..<choices.count, using: &self)]
    }

    /// Seeds of one run: other ones each time, so that the suites see more over the years.
    static func seeds(_ count: Int) -> [UInt64] {
        (0..<count).map { _ in UInt64.random(in: 0...999_999) }
    }
}
