internal import CHardening
internal import CSodium

// Where secrets come from: the kernel's randomness, a caller's buffer, a file descriptor.
extension SecretBytes {
    /// Takes `count` bytes from the kernel's generator.
    public static func random(_ count: Int) throws(SecretError) -> SecretBytes {
        var secret = try SecretBytes(count: count)
        unsafe randombytes_buf(secret.mutableAddress, count)
        return secret
    }

    /// Copies `source`, which stays the caller's to wipe.
    public init(copying source: Span<UInt8>) throws(SecretError) {
        var secret = try SecretBytes(count: source.count)
        let target = unsafe secret.mutableAddress
        for index in 0..<source.count { unsafe target[index] = source[index] }
        self = secret
    }

    /// Copies another secret into pages of its own.
    public borrowing func duplicate() throws(SecretError) -> SecretBytes {
        var secret = try SecretBytes(count: count)
        unsafe secret.mutableAddress.update(from: address, count: count)
        return secret
    }

    /// Reads `descriptor` to its end, straight into the page, and drops one newline at the end.
    ///
    /// No buffer of the language lies between, so nothing is left behind on the heap or the stack.
    /// - Throws: ``SecretError/badLength(bytes:allowed:)`` for nothing, or for more than `maximum`.
    public static func reading(
        descriptor: Int32, maximum: Int = 1024
    ) throws(SecretError) -> SecretBytes {
        // Two bytes more than allowed: one newline, and one that proves there was too much.
        var page = try SecretBytes(count: maximum + 2)
        var filled = 0
        while filled < maximum + 2 {
            let got = unsafe bursar_read(
                descriptor, page.mutableAddress + filled, UInt(maximum + 2 - filled))
            guard got >= 0 else { throw .unreadable(errno: bursar_errno()) }
            guard got > 0 else { break }
            filled += got
        }
        if filled > 0, unsafe page.address[filled - 1] == UInt8(ascii: "\n") { filled -= 1 }
        guard (1...maximum).contains(filled) else {
            throw .badLength(bytes: filled, allowed: 1...maximum)
        }
        var secret = try SecretBytes(count: filled)
        unsafe secret.mutableAddress.update(from: page.address, count: filled)
        return secret
    }
}
