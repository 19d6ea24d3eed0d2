internal import COpenSSL

/// AES-128 in counter mode (FIPS 197, NIST SP 800-38A), for keystores that come in; nothing is sealed with it.
///
/// libsodium has no such cipher. OpenSSL wipes the key schedule when it frees the context.
enum AES128CTR {
    /// Decrypts, or encrypts, `input` under the first 16 bytes of `key` into `output` from `offset` on.
    static func apply(
        _ input: [UInt8], key: borrowing SecretBytes, iv: [UInt8], into output: inout SecretBytes,
        at offset: Int
    ) throws(SecretError) {
        guard key.count >= 16, iv.count == 16, input.count <= output.count - offset else {
            throw .badLength(bytes: input.count, allowed: 0...max(0, output.count - offset))
        }
        guard let context = unsafe EVP_CIPHER_CTX_new() else { throw .noLockedMemory(bytes: 0) }
        defer { unsafe EVP_CIPHER_CTX_free(context) }
        var written: Int32 = 0
        guard
            unsafe EVP_EncryptInit_ex(context, EVP_aes_128_ctr(), nil, key.address, iv) == 1,
            unsafe EVP_EncryptUpdate(
                context, output.mutableAddress + offset, &written, input, Int32(input.count)) == 1,
            written == Int32(input.count)
        else { throw .noLockedMemory(bytes: input.count) }
    }
}
