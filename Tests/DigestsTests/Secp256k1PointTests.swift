import Digests
import Terms
import Testing

@Suite struct `A point of secp256k1` {
    /// The generator's coordinates (SEC 2, section 2.4.1).
    static let x = "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
    static let y = "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"
    /// p - y, the y of the generator's mirror image.
    static let mirror = "b7c52588d95c3b9aa25b0403f1eef75702e84bb7597aabe663b82f6f04ef2777"

    @Test func `is found from its x and the parity of its y`() {
        #expect(decompressed("02" + Self.x) == "04" + Self.x + Self.y)
        #expect(decompressed("03" + Self.x) == "04" + Self.x + Self.mirror)
    }

    @Test(arguments: [
        "", "02", "04\(x)", "00\(x)", "05\(x)", "02\(x)00", "02\(x.dropLast(2))", "04\(x)\(y)",
        // x = p, which would be the x of nothing if it were reduced, and x = 2^256 - 1.
        "02fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f",
        "02ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        // p + 1: the field's 1 has a point, but not by this name.
        "02fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc30",
        // 5^3 + 7 has no square root.
        "020000000000000000000000000000000000000000000000000000000000000005",
    ])
    func `is none of these bytes`(text: String) throws {
        let bytes = try #require(Hex.decode(text))
        #expect(Secp256k1Point.decompress(bytes) == nil)
    }

    private func decompressed(_ text: String) -> String? {
        Hex.decode(text).flatMap(Secp256k1Point.decompress).map { Hex.encode($0) }
    }
}
