/// The 1600 bits of Keccak and the permutation on them (FIPS 202, section 3).
struct KeccakState {
    /// The lanes, x + 5y.
    var lanes = [25 of UInt64](repeating: 0)

    private static let roundConstants: [24 of UInt64] = [
        0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808A, 0x8000_0000_8000_8000,
        0x0000_0000_0000_808B, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
        0x0000_0000_0000_008A, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000A,
        0x0000_0000_8000_808B, 0x8000_0000_0000_008B, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
        0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800A, 0x8000_0000_8000_000A,
        0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
    ]
    /// How far rho turns the lane that pi brings to each place of its walk.
    private static let rotations: [24 of UInt64] = [
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44,
    ]
    /// The places of pi's one cycle through all lanes but the first, which stays.
    private static let walk: [24 of Int] = [
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1,
    ]

    /// Keccak-f[1600]: 24 rounds of theta, rho, pi, chi and iota.
    mutating func permute() {
        for round in 0..<24 {
            theta()
            rhoAndPi()
            chi()
            lanes[0] ^= KeccakState.roundConstants[round]
        }
    }

    private mutating func theta() {
        var parity = [5 of UInt64](repeating: 0)
        for x in 0..<5 {
            parity[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20]
        }
        for x in 0..<5 {
            let change = parity[(x + 4) % 5] ^ rotate(parity[(x + 1) % 5], 1)
            for y in 0..<5 { lanes[x + 5 * y] ^= change }
        }
    }

    private mutating func rhoAndPi() {
        var carried = lanes[1]
        for step in 0..<24 {
            let place = KeccakState.walk[step]
            let displaced = lanes[place]
            lanes[place] = rotate(carried, KeccakState.rotations[step])
            carried = displaced
        }
    }

    private mutating func chi() {
        for row in 0..<5 {
            let base = 5 * row
            let first = lanes[base]
            let second = lanes[base + 1]
            lanes[base] ^= ~second & lanes[base + 2]
            lanes[base + 1] ^= ~lanes[base + 2] & lanes[base + 3]
            lanes[base + 2] ^= ~lanes[base + 3] & lanes[base + 4]
            lanes[base + 3] ^= ~lanes[base + 4] & first
            lanes[base + 4] ^= ~first & second
        }
    }

    private func rotate(_ lane: UInt64, _ distance: UInt64) -> UInt64 {
        lane &<< distance | lane &>> (64 &- distance)
    }
}
