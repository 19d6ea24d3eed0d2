/// What all shares of one secret say alike; none of it is secret.
struct ShareSet: Hashable {
    /// 15 random bits that tell one set from another.
    let identifier: UInt16
    /// Whether another set of the same secret can be made later; it changes salt and checksum.
    let isExtendable: Bool
    /// How dear PBKDF2 is: 10,000 × 2^exponent iterations.
    let exponent: UInt8
    /// How many groups it takes.
    let groupThreshold: Int
    /// How many groups there are.
    let groupCount: Int

    private static let plain = Array("shamir".utf8)
    private static let extendable = Array("shamir_extendable".utf8)

    /// A new set of one group, with an identifier of its own.
    ///
    /// The secrets shared here are random bytes: a dear PBKDF2 would only make joining slow.
    static func fresh() -> ShareSet {
        let random = PublicBytes.random(2)
        return ShareSet(
            identifier: (UInt16(random[0]) << 8 | UInt16(random[1])) & 0x7FFF, isExtendable: true,
            exponent: 0, groupThreshold: 1, groupCount: 1)
    }

    /// The salt of the cipher.
    var salt: [UInt8] {
        isExtendable
            ? [] : ShareSet.plain + [UInt8(identifier >> 8), UInt8(identifier & 0xFF)]
    }

    /// What the checksum begins with.
    var customization: [UInt8] { isExtendable ? ShareSet.extendable : ShareSet.plain }
}
