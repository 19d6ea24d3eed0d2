internal import COpenSSL

/// ECDSA over NIST P-256 with SHA-256 (FIPS 186-5), verification alone, through OpenSSL.
enum P256 {
    /// The head of a SubjectPublicKeyInfo (RFC 5480) of this curve, before an uncompressed point.
    private static let head: [UInt8] = [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08,
        0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    ]

    /// Whether `bytes` are an uncompressed point of the curve.
    static func isPoint(_ bytes: [UInt8]) -> Bool {
        guard let key = unsafe key(bytes) else { return false }
        unsafe EVP_PKEY_free(key)
        return true
    }

    /// Whether (r, s) is the signature of the point's owner on `message`.
    ///
    /// `r` and `s` are the bytes of positive ASN.1 INTEGERs. For each signature there is a second one, with
    /// another s: who counts signatures counts signers.
    static func verify(r: [UInt8], s: [UInt8], message: [UInt8], point: [UInt8]) -> Bool {
        guard (1...33).contains(r.count), (1...33).contains(s.count) else { return false }
        guard let key = unsafe key(point) else { return false }
        defer { unsafe EVP_PKEY_free(key) }
        guard let context = unsafe EVP_MD_CTX_new() else { return false }
        defer { unsafe EVP_MD_CTX_free(context) }
        let numbers = [0x02, UInt8(r.count)] + r + [0x02, UInt8(s.count)] + s
        let signature = [0x30, UInt8(numbers.count)] + numbers
        guard unsafe EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, key) == 1 else {
            return false
        }
        return unsafe EVP_DigestVerify(
            context, signature, signature.count, message, message.count) == 1
    }

    /// The key, for the caller to free; nil for what is no point of the curve.
    private static func key(_ point: [UInt8]) -> OpaquePointer? {
        guard point.count == 65, point[0] == 4 else { return nil }
        let encoded = head + point
        return unsafe encoded.withUnsafeBufferPointer { bytes in
            var next = bytes.baseAddress
            return unsafe d2i_PUBKEY(nil, &next, bytes.count)
        }
    }
}
