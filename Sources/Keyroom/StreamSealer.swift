internal import CSodium

/// Encrypts a long stream chunk by chunk: libsodium's secretstream, XChaCha20-Poly1305.
///
/// Chunks can't be dropped, doubled or put in another order, and the last one says that it is: a stream that was
/// cut opens nowhere as a whole one.
public struct StreamSealer: ~Copyable {
    /// What the stream begins with: 24 random bytes that go with the first chunk.
    public let header: [UInt8]
    private var state: SecretBytes

    /// How many bytes a chunk grows by.
    public static let overhead = 17

    /// Begins a stream under a key of 32 bytes, which seals no other.
    ///
    /// - Throws: ``SecretError`` where memory can't be locked.
    public init(key: borrowing SecretBytes) throws(SecretError) {
        guard key.count == StreamOpener.keyLength else {
            throw .badLength(
                bytes: key.count, allowed: StreamOpener.keyLength...StreamOpener.keyLength)
        }
        var state = try SecretBytes(
            count: MemoryLayout<crypto_secretstream_xchacha20poly1305_state>.size)
        var header = [UInt8](repeating: 0, count: StreamOpener.headerLength)
        _ = unsafe crypto_secretstream_xchacha20poly1305_init_push(
            StreamOpener.state(of: &state), &header, key.address)
        self.header = header
        self.state = state
    }

    /// Encrypts the next chunk; `bound` must be the same when it is opened.
    public mutating func seal(_ chunk: [UInt8], bound: [UInt8], isLast: Bool) -> [UInt8] {
        var sealed = [UInt8](repeating: 0, count: chunk.count + StreamSealer.overhead)
        _ = unsafe crypto_secretstream_xchacha20poly1305_push(
            StreamOpener.state(of: &state), &sealed, nil, chunk, UInt64(chunk.count), bound,
            UInt64(bound.count), isLast ? StreamOpener.lastTag : 0)
        return sealed
    }
}
