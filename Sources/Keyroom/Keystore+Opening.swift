internal import CSodium
internal import Digests
internal import Terms

extension Keystore {
    /// The 32-byte key inside; takes as long as the file asks for, about a second as a rule.
    ///
    /// - Throws: ``ImportError/wrongPassphrase``, ``ImportError/memory(_:)``.
    func open(passphrase: borrowing SecretBytes) throws(ImportError) -> SecretBytes {
        let derived = try derivedKey(passphrase)
        guard try PublicBytes.equal(mac, computedMAC(derived)) else { throw .wrongPassphrase }
        return try ImportError.locking { () throws(SecretError) in
            var key = try SecretBytes(count: 32)
            try AES128CTR.apply(
                ciphertext, key: derived, iv: iv, into: &key, at: 32 - ciphertext.count)
            return key
        }
    }

    func derivedKey(
        _ passphrase: borrowing SecretBytes
    ) throws(ImportError) -> SecretBytes {
        do throws(SecretError) {
            switch derivation {
            case .pbkdf2(let rounds):
                return try PBKDF2<HMACSHA256>.key(
                    password: passphrase, salt: salt, rounds: Int(rounds))
            case .scrypt(let n, let r, let p):
                var derived = try SecretBytes(count: 32)
                let status = unsafe crypto_pwhash_scryptsalsa208sha256_ll(
                    passphrase.address, passphrase.count, salt, salt.count, n, UInt32(r),
                    UInt32(p), derived.mutableAddress, derived.count)
                guard status == 0 else { throw .noLockedMemory(bytes: Int(128 * n * r)) }
                return derived
            }
        } catch { throw .memory(error) }
    }

    // The half that goes into the MAC encrypts nothing, so that the hash of public bytes may see it: what it
    // leaves on the stack lets passphrases be tried, as the file itself does.
    private func computedMAC(_ derived: borrowing SecretBytes) throws(ImportError) -> [UInt8] {
        var message = try ImportError.locking { () throws(SecretError) in
            try SecretBytes(count: 16 + ciphertext.count)
        }
        unsafe message.mutableAddress.update(from: derived.address + 16, count: 16)
        for (index, byte) in ciphertext.enumerated() {
            unsafe message.mutableAddress[16 + index] = byte
        }
        let bytes = unsafe UnsafeBufferPointer(start: message.address, count: message.count)
        return unsafe Keccak256.hash(bytes.span).bytes
    }
}
