/// The field of 256 elements that SLIP-39 shares secrets in: x^8 + x^4 + x^3 + x + 1.
///
/// Elements are secrets. Nothing here branches on one or looks anything up by one: tables of logarithms are
/// quicker, and tell the cache which bytes were asked for (CVE-2023-25000).
enum ByteField {
    private static let reduction: UInt8 = 0x1B

    /// The product of two elements: eight steps of shift and masked add, whatever they are.
    static func multiply(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var sum: UInt8 = 0
        var shifted = left
        for bit: UInt8 in 0..<8 {
            sum ^= shifted & mask(right &>> bit)
            shifted = (shifted &<< 1) ^ (reduction & mask(shifted &>> 7))
        }
        return sum
    }

    /// The inverse of an element, its 254th power; 0 of 0.
    static func invert(_ element: UInt8) -> UInt8 {
        var power = element
        var product: UInt8 = 1
        for _ in 0..<7 {
            power = multiply(power, power)
            product = multiply(product, power)
        }
        return product
    }

    /// All ones where the lowest bit is set, zero where it is not.
    private static func mask(_ bit: UInt8) -> UInt8 { 0 &- (bit & 1) }
}
