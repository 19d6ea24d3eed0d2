internal import CSodium

/// HMAC-SHA-256 (RFC 2104, FIPS 180-4) whose running state, as secret as the key, is in locked pages.
struct HMACSHA256: KeyedHash, ~Copyable {
    static let length = 32
    private var state: SecretBytes

    init(key: UnsafePointer<UInt8>, count: Int) throws(SecretError) {
        var state = try SecretBytes(count: crypto_auth_hmacsha256_statebytes())
        _ = unsafe crypto_auth_hmacsha256_init(HMACSHA256.pointer(&state), key, count)
        self.state = state
    }

    mutating func update(_ bytes: UnsafePointer<UInt8>, count: Int) {
        _ = unsafe crypto_auth_hmacsha256_update(HMACSHA256.pointer(&state), bytes, UInt64(count))
    }

    mutating func finish(into out: UnsafeMutablePointer<UInt8>) {
        _ = unsafe crypto_auth_hmacsha256_final(HMACSHA256.pointer(&state), out)
    }

    mutating func restart(from other: borrowing HMACSHA256) {
        unsafe state.mutableAddress.update(from: other.state.address, count: state.count)
    }

    // The page ends where the state ends and the state's size is a multiple of its alignment.
    private static func pointer(
        _ state: inout SecretBytes
    ) -> UnsafeMutablePointer<crypto_auth_hmacsha256_state> {
        unsafe UnsafeMutableRawPointer(state.mutableAddress).assumingMemoryBound(
            to: crypto_auth_hmacsha256_state.self)
    }
}
