import CSodium

/// BIP-39: entropy as English words, and the seed they stretch to. The words never leave locked pages.
enum Mnemonic {
    private static let rounds = 2_048

    /// The phrase of 16…32 bytes of entropy: words joined by single spaces.
    static func phrase(of entropy: borrowing SecretBytes) throws(KeyroomError) -> SecretBytes {
        let size = entropy.count
        guard (16...32).contains(size), size.isMultiple(of: 4) else { throw .parameters }
        let words = (size * 8 + size / 4) / 11
        // No English word of the list is longer than 8 letters.
        let text = try SecretBytes(count: words * 9)
        var used = 0
        unsafe try ScratchPool.shared.lend { bits throws(KeyroomError) in
            // Entropy, then the first bits of its SHA-256: at most 33 bytes.
            unsafe entropy.withPointer { source in
                for index in 0..<size { unsafe bits[index] = source[index] }
                unsafe _ = crypto_hash_sha256(bits + size, source, UInt64(size))
            }
            used = unsafe text.withPointer { out in
                unsafe spell(bits, words: words, into: out)
            }
        }
        return try text.prefix(used)
    }

    /// The 64-byte seed of a phrase without passphrase.
    static func seed(of phrase: borrowing SecretBytes, salt: String = "mnemonic")
        throws(KeyroomError) -> SecretBytes
    {
        try HMAC512.stretch(phrase, salt: Array(salt.utf8), rounds: rounds)
    }

    private static func spell(
        _ bits: UnsafeMutablePointer<UInt8>, words: Int, into out: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var used = 0
        for word in 0..<words {
            var index = 0
            for bit in word * 11..<word * 11 + 11 {
                index = index << 1 | Int(unsafe bits[bit / 8] >> UInt8(7 - bit % 8) & 1)
            }
            if word > 0 {
                unsafe out[used] = UInt8(ascii: " ")
                used += 1
            }
            for letter in EnglishWords.word(index) {
                unsafe out[used] = letter
                used += 1
            }
        }
        return used
    }
}
