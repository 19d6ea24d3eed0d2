internal import CSodium

/// Opens what a ``StreamSealer`` made, chunk by chunk in its order.
public struct StreamOpener: ~Copyable {
    /// Bytes of a stream's key.
    public static let keyLength = 32
    /// Bytes that a stream begins with.
    public static let headerLength = 24
    static let lastTag = UInt8(crypto_secretstream_xchacha20poly1305_TAG_FINAL)

    private var state: SecretBytes

    /// Begins with a stream's header.
    ///
    /// - Throws: ``SealError/misshapen`` where key or header have another length.
    public init(key: borrowing SecretBytes, header: [UInt8]) throws(SealError) {
        guard key.count == StreamOpener.keyLength, header.count == StreamOpener.headerLength else {
            throw .misshapen
        }
        var state = try SecretError.wrapped(as: SealError.memory) { () throws(SecretError) in
            try SecretBytes(
                count: MemoryLayout<crypto_secretstream_xchacha20poly1305_state>.size)
        }
        guard
            unsafe crypto_secretstream_xchacha20poly1305_init_pull(
                StreamOpener.state(of: &state), header, key.address) == 0
        else { throw .misshapen }
        self.state = state
    }

    /// Decrypts the next chunk, and says whether it is the last.
    ///
    /// - Throws: ``SealError/wrongKeyOrPlace`` where it is not the next one of this stream.
    public mutating func open(
        _ chunk: [UInt8], bound: [UInt8]
    ) throws(SealError) -> (plain: [UInt8], isLast: Bool) {
        guard chunk.count >= StreamSealer.overhead else { throw .misshapen }
        var plain = [UInt8](repeating: 0, count: chunk.count - StreamSealer.overhead)
        var tag: UInt8 = 0
        let code = unsafe crypto_secretstream_xchacha20poly1305_pull(
            StreamOpener.state(of: &state), &plain, nil, &tag, chunk, UInt64(chunk.count), bound,
            UInt64(bound.count))
        guard code == 0 else { throw .wrongKeyOrPlace }
        return (plain, tag == StreamOpener.lastTag)
    }

    /// A stream's state in its locked pages: key, nonce and padding, all bytes, so that it needs no alignment.
    static func state(
        of pages: inout SecretBytes
    ) -> UnsafeMutablePointer<crypto_secretstream_xchacha20poly1305_state> {
        unsafe UnsafeMutableRawPointer(pages.mutableAddress)
            .assumingMemoryBound(to: crypto_secretstream_xchacha20poly1305_state.self)
    }
}
