internal import COpenSSL
public import Terms

/// SHA-256 of public bytes that arrive in parts (FIPS 180-4).
///
/// Not copyable: it owns OpenSSL's context and frees it.
@safe public struct SHA256Stream: ~Copyable {
    private let context: OpaquePointer

    /// Starts with no bytes.
    public init() {
        guard let context = unsafe EVP_MD_CTX_new() else {
            fatalError("EVP_MD_CTX_new fails only when memory is exhausted")
        }
        unsafe self.context = context
        unsafe OpenSSLDigest.sha256.start(context)
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// Adds one byte.
    public mutating func update(_ byte: UInt8) {
        let bytes: [1 of UInt8] = [byte]
        update(bytes.span)
    }

    /// Adds bytes.
    public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

    /// Adds borrowed bytes.
    public mutating func update(_ bytes: Span<UInt8>) {
        let added = unsafe bytes.withUnsafeBufferPointer { input in
            unsafe EVP_DigestUpdate(context, input.baseAddress, input.count)
        }
        precondition(added == 1, "a started SHA-256 context takes up to 2^61 bytes")
    }

    /// Ends the stream: the hash of all that was added.
    public consuming func finish() -> Digest32 {
        Digest32(hashed: unsafe OpenSSLDigest.sha256.finish(context))
    }
}
