internal import COpenSSL

/// An OpenSSL algorithm looked up once.
///
/// `EVP_sha256()` would be looked up again on every hash, which costs more than hashing 256 bytes.
@safe struct OpenSSLDigest: @unchecked Sendable {
    /// SHA-256.
    static let sha256 = OpenSSLDigest("SHA2-256", length: 32)
    /// SHA-512.
    static let sha512 = OpenSSLDigest("SHA2-512", length: 64)
    /// RIPEMD-160, for Bitcoin's addresses alone.
    static let ripemd160 = OpenSSLDigest("RIPEMD-160", length: 20)

    // Written once, never freed, and OpenSSL only reads it: sharing it between threads is safe.
    private let algorithm: OpaquePointer
    /// The hash's length in bytes.
    private let length: Int

    /// Looks `name` up in OpenSSL's default provider.
    init(_ name: String, length: Int) {
        guard let algorithm = unsafe EVP_MD_fetch(nil, name, nil) else {
            fatalError("libcrypto's default provider has \(name) since 3.0.7")
        }
        unsafe self.algorithm = algorithm
        self.length = length
    }

    /// Starts `context` over with this algorithm.
    func start(_ context: OpaquePointer) {
        let started = unsafe EVP_DigestInit_ex2(context, algorithm, nil)
        precondition(started == 1, "a context of libcrypto takes any fetched digest")
    }

    /// Hashes `bytes` at once.
    func hash(_ bytes: Span<UInt8>) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: length)
        let done = unsafe bytes.withUnsafeBufferPointer { input in
            unsafe EVP_Digest(input.baseAddress, input.count, &out, nil, algorithm, nil)
        }
        precondition(done == 1, "EVP_Digest fails only when memory is exhausted")
        return out
    }

    /// Ends `context` and gives the hash.
    func finish(_ context: OpaquePointer) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: length)
        let done = unsafe EVP_DigestFinal_ex(context, &out, nil)
        precondition(done == 1, "a context that was started can be finished once")
        return out
    }
}
