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

    /// Copies another secret into pages of its own.
    public borrowing func duplicate() throws(SecretError) -> SecretBytes {
        var secret = try SecretBytes(count: count)
        unsafe secret.mutableAddress.update(from: address, count: count)
        return secret
    }

    /// Copies bytes that stay the caller's to wipe.
    public init(copying source: RawSpan) throws(SecretError) {
        var secret = try SecretBytes(count: source.byteCount)
        unsafe source.withUnsafeBytes { bytes in
            unsafe UnsafeMutableRawBufferPointer(
                start: secret.mutableAddress, count: bytes.count
            ).copyMemory(from: bytes)
        }
        self = secret
    }

    /// Copies bytes that are no secret to where secrets are used: a published example's entropy.
    public init(published bytes: [UInt8]) throws(SecretError) {
        try unsafe self.init(copying: bytes.span.bytes)
    }

    /// Reads `descriptor` to its end, straight into the page, and drops one newline at the end.
    ///
    /// No buffer of the language lies between, so nothing is left behind on the heap or the stack.
    /// - Throws: ``SecretError/badLength(bytes:allowed:)`` for nothing, or for more than `limit`.
    public static func reading(
        _ descriptor: Int32, limit: Int
    ) throws(SecretError) -> SecretBytes {
        try reading(descriptor, limit: limit, lineOnly: false)
    }

    /// Reads the first line, as a terminal gives one; otherwise as ``reading(_:limit:)``.
    public static func readingLine(
        _ descriptor: Int32, limit: Int
    ) throws(SecretError) -> SecretBytes {
        try reading(descriptor, limit: limit, lineOnly: true)
    }

    private static func reading(
        _ descriptor: Int32, limit: Int, lineOnly: Bool
    ) throws(SecretError) -> SecretBytes {
        // Two bytes more than allowed: one newline, and one that proves there was too much.
        var page = try SecretBytes(count: limit + 2)
        var filled = 0
        var ended = false
        while filled < limit + 2, !ended {
            let got = unsafe bursar_read(
                descriptor, page.mutableAddress + filled, UInt(limit + 2 - filled))
            guard got >= 0 else { throw .unreadable(errno: bursar_errno()) }
            filled += got
            ended = got == 0 || (lineOnly && page.lineEnd(before: filled) != nil)
        }
        if lineOnly, let end = page.lineEnd(before: filled) {
            filled = end
        } else if page.endsLine(at: filled) {
            filled -= 1
        }
        guard (1...limit).contains(filled) else {
            throw .badLength(bytes: filled, allowed: 1...limit)
        }
        var secret = try SecretBytes(count: filled)
        unsafe secret.mutableAddress.update(from: page.address, count: filled)
        return secret
    }

    private borrowing func lineEnd(before end: Int) -> Int? {
        (0..<end).first { unsafe address[$0] == UInt8(ascii: "\n") }
    }

    private borrowing func endsLine(at end: Int) -> Bool {
        unsafe end > 0 && address[end - 1] == UInt8(ascii: "\n")
    }
}
