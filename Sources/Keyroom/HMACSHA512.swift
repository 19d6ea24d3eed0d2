internal import CSodium

/// HMAC-SHA-512 (RFC 2104, FIPS 180-4) whose running state, as secret as the key, is in locked pages.
struct HMACSHA512: KeyedHash, ~Copyable {
    static let length = 64
    private var state: SecretBytes

    init(key: UnsafePointer<UInt8>, count: Int) throws(SecretError) {
        var state = try SecretBytes(count: crypto_auth_hmacsha512_statebytes())
        _ = unsafe crypto_auth_hmacsha512_init(HMACSHA512.pointer(&state), key, count)
        self.state = state
    }

    mutating func update(_ bytes: UnsafePointer<UInt8>, count: Int) {
        _ = unsafe crypto_auth_hmacsha512_update(HMACSHA512.pointer(&state), bytes, UInt64(count))
    }

    /// Writes the 64 bytes; the state is spent.
    mutating func finish(into out: UnsafeMutablePointer<UInt8>) {
        _ = unsafe crypto_auth_hmacsha512_final(HMACSHA512.pointer(&state), out)
    }

    /// Takes over another state, so that a key is hashed once for 2048 rounds.
    mutating func restart(from other: borrowing HMACSHA512) {
        unsafe state.mutableAddress.update(from: other.state.address, count: state.count)
    }

    // The page ends where the state ends and the state's size is a multiple of its alignment.
    private static func pointer(
        _ state: inout SecretBytes
    ) -> UnsafeMutablePointer<crypto_auth_hmacsha512_state> {
        unsafe UnsafeMutableRawPointer(state.mutableAddress).assumingMemoryBound(
            to: crypto_auth_hmacsha512_state.self)
    }
}
