internal import CSodium

/// BIP-39: entropy to an English phrase, phrase to a seed; phrase and seed never leave locked pages.
enum Mnemonic {
    static let rounds = 2048

    /// The phrase of 16 to 32 bytes of entropy, words parted by one space.
    ///
    /// Word indices are read 11 bits at a time from entropy || first bits of its SHA-256.
    static func phrase(entropy: borrowing SecretBytes) throws(SecretError) -> SecretBytes {
        guard (16...32).contains(entropy.count), entropy.count.isMultiple(of: 4) else {
            throw .badLength(bytes: entropy.count, allowed: 16...32)
        }
        var bits = try SecretBytes(count: entropy.count + 32)
        unsafe bits.mutableAddress.update(from: entropy.address, count: entropy.count)
        unsafe crypto_hash_sha256(
            bits.mutableAddress + entropy.count, entropy.address, UInt64(entropy.count))
        let words = entropy.count * 3 / 4
        var text = try SecretBytes(count: words * (WordList.width + 1))
        var length = 0
        for word in 0..<words {
            if word > 0 { append(UInt8(ascii: " "), to: &text, at: &length) }
            let start = wordIndex(word, in: bits) * WordList.width
            for offset in start..<(start + WordList.width) {
                let letter = unsafe WordList.text.utf8Start[offset]
                if letter != UInt8(ascii: ".") { append(letter, to: &text, at: &length) }
            }
        }
        var phrase = try SecretBytes(count: length)
        unsafe phrase.mutableAddress.update(from: text.address, count: length)
        return phrase
    }

    /// PBKDF2-HMAC-SHA-512, 2048 rounds, salt `mnemonic` || passphrase; Bursar's is always empty.
    static func seed(
        phrase: borrowing SecretBytes, passphrase: [UInt8] = []
    ) throws(SecretError) -> SecretBytes {
        try PBKDF2<HMACSHA512>.key(
            password: phrase, salt: Array("mnemonic".utf8) + passphrase, rounds: rounds)
    }

    private static func wordIndex(_ word: Int, in bits: borrowing SecretBytes) -> Int {
        var index = 0
        for bit in (word * 11)..<(word * 11 + 11) {
            let byte = unsafe bits.address[bit / 8]
            index = index << 1 | Int(byte >> (7 - bit % 8) & 1)
        }
        return index
    }

    private static func append(_ byte: UInt8, to text: inout SecretBytes, at length: inout Int) {
        unsafe text.mutableAddress[length] = byte
        length += 1
    }
}
