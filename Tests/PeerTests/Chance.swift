/// Random numbers that a seed repeats (SplitMix64).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of any length from `least` to `most`: small ones are as likely as large ones.
    mutating func spread(_ least: UInt128, _ most: UInt128) -> UInt128 {
        let bits = Int.random(in: 1...(128 - most.leadingZeroBitCount), using: &self)
        let top = bits == 128 ? UInt128.max : (UInt128(1) << UInt128(bits)) - 1
        return min(most, max(least, UInt128.random(in: 0...top, using: &self)))
    }
}
