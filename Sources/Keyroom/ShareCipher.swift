/// SLIP-39's encryption of the shared secret: four Feistel rounds of PBKDF2-HMAC-SHA-256.
///
/// With the passphrase left empty, as Bursar leaves it, it hides nothing; every SLIP-39 tool undoes it.
enum ShareCipher {
    private static let rounds: [UInt8] = [0, 1, 2, 3]
    /// Rounds of PBKDF2 in each, at exponent 0.
    private static let iterations = 2_500

    static func encrypt(
        _ secret: borrowing SecretBytes, _ set: ShareSet, passphrase: [UInt8] = []
    ) throws(SecretError) -> SecretBytes {
        try run(secret, set, passphrase, rounds)
    }

    static func decrypt(
        _ sealed: borrowing SecretBytes, _ set: ShareSet, passphrase: [UInt8] = []
    ) throws(SecretError) -> SecretBytes {
        try run(sealed, set, passphrase, rounds.reversed())
    }

    private static func run(
        _ input: borrowing SecretBytes, _ set: ShareSet, _ passphrase: [UInt8], _ order: [UInt8]
    ) throws(SecretError) -> SecretBytes {
        let half = input.count / 2
        var left = try SecretBytes(count: half)
        var right = try SecretBytes(count: half)
        unsafe left.mutableAddress.update(from: input.address, count: half)
        unsafe right.mutableAddress.update(from: input.address + half, count: half)
        for round in order {
            let mixed = try stretch(right, round, set, passphrase)
            let target = unsafe left.mutableAddress
            for byte in 0..<half { unsafe target[byte] ^= mixed.address[byte] }
            swap(&left, &right)
        }
        // The halves change places once more at the end.
        var output = try SecretBytes(count: input.count)
        unsafe output.mutableAddress.update(from: right.address, count: half)
        unsafe (output.mutableAddress + half).update(from: left.address, count: half)
        return output
    }

    /// PBKDF2 with the round's number before the passphrase, and the half behind the salt; one block.
    private static func stretch(
        _ half: borrowing SecretBytes, _ round: UInt8, _ set: ShareSet, _ passphrase: [UInt8]
    ) throws(SecretError) -> SecretBytes {
        let key = [round] + passphrase
        let salt = set.salt
        let end: [UInt8] = [0, 0, 0, 1]
        let keyed = try unsafe HMACSHA256(key: key, count: key.count)
        var running = try unsafe HMACSHA256(key: key, count: key.count)
        var block = try SecretBytes(count: HMACSHA256.length)
        unsafe running.update(salt, count: salt.count)
        unsafe running.update(half.address, count: half.count)
        unsafe running.update(end, count: end.count)
        unsafe running.finish(into: block.mutableAddress)
        var sum = try block.duplicate()
        for _ in 1..<(iterations << set.exponent) {
            running.restart(from: keyed)
            unsafe running.update(block.address, count: block.count)
            unsafe running.finish(into: block.mutableAddress)
            let target = unsafe sum.mutableAddress
            for byte in 0..<HMACSHA256.length { unsafe target[byte] ^= block.address[byte] }
        }
        var out = try SecretBytes(count: half.count)
        unsafe out.mutableAddress.update(from: sum.address, count: half.count)
        return out
    }
}
