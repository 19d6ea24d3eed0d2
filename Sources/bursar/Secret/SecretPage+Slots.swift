/// What key slots need of a secret's page.
extension SecretPage {
    /// Whether both hold the same bytes, in a time that depends on their lengths only.
    borrowing func equals(_ other: borrowing SecretPage) -> Bool {
        guard count == other.count else { return false }
        var difference: UInt8 = 0
        for offset in 0..<count { difference |= byte(at: offset) ^ other.byte(at: offset) }
        return difference == 0
    }

    /// Reads up to `limit` bytes, whatever they are.
    static func bytes(of descriptor: Int32, limit: Int) throws(SecretError) -> SecretPage {
        var page = try SecretPage(limit: limit)
        while page.count < limit, case .byte(let byte) = try page.readByte(descriptor) {
            try page.append(byte)
        }
        return page
    }

    /// One secret with its length before it, and room for more.
    static func joining(_ first: borrowing SecretPage) throws(SecretError) -> SecretPage {
        var page = try SecretPage(limit: SecretPage.size)
        try page.append(prefixed: first)
        return page
    }

    /// Two secrets, each with its length before it.
    static func joining(
        _ first: borrowing SecretPage, _ second: borrowing SecretPage
    ) throws(SecretError) -> SecretPage {
        var page = try SecretPage.joining(first)
        try page.append(prefixed: second)
        return page
    }

    /// Adds another secret with its length before it as u32, big-endian.
    mutating func append(prefixed secret: borrowing SecretPage) throws(SecretError) {
        for shift in [24, 16, 8, 0] { try append(UInt8(truncatingIfNeeded: secret.count >> shift)) }
        for offset in 0..<secret.count { try append(secret.byte(at: offset)) }
    }
}
