/// PBKDF2 (RFC 8018) of one block: as many bytes as its hash has, which is all that phrases and keystores ask.
enum PBKDF2<Hash: KeyedHash & ~Copyable> {
    /// The key of a password; password, states and key are in locked pages throughout.
    static func key(
        password: borrowing SecretBytes, salt: [UInt8], rounds: Int
    ) throws(SecretError) -> SecretBytes {
        let firstBlock = salt + [0, 0, 0, 1]
        let keyed = try unsafe Hash(key: password.address, count: password.count)
        var running = try unsafe Hash(key: password.address, count: password.count)
        var block = try SecretBytes(count: Hash.length)
        var key = try SecretBytes(count: Hash.length)
        unsafe running.update(firstBlock, count: firstBlock.count)
        unsafe running.finish(into: block.mutableAddress)
        unsafe key.mutableAddress.update(from: block.address, count: Hash.length)
        for _ in 1..<max(1, rounds) {
            running.restart(from: keyed)
            unsafe running.update(block.address, count: Hash.length)
            unsafe running.finish(into: block.mutableAddress)
            let source = unsafe block.address
            let target = unsafe key.mutableAddress
            for index in 0..<Hash.length { unsafe target[index] ^= source[index] }
        }
        return key
    }
}
