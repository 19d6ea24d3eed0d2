internal import CSecp256k1
internal import CSodium

/// A BIP-32 private key with its chain code, both in locked pages.
struct ExtendedKey: ~Copyable {
    /// From this index on a step is hardened.
    static let hardened: UInt32 = 0x8000_0000

    /// The private key, 32 bytes.
    private(set) var key: SecretBytes
    /// The chain code: with it and one child key the parent's key can be worked out.
    private(set) var chainCode: SecretBytes

    /// The master key of a seed of 16 to 64 bytes.
    ///
    /// - Throws: ``KeyError/unusable(step:)`` for one seed in 2^127.
    static func master(
        seed: borrowing SecretBytes, _ context: borrowing CurveContext
    ) throws(KeyError) -> ExtendedKey {
        let master: ExtendedKey
        do throws(SecretError) {
            master = try ExtendedKey(seed: seed)
        } catch {
            throw .memory(error)
        }
        guard unsafe secp256k1_ec_seckey_verify(context.pointer, master.key.address) == 1 else {
            throw .unusable(step: 0)
        }
        return master
    }

    private init(seed: borrowing SecretBytes) throws(SecretError) {
        let label = Array("Bitcoin seed".utf8)
        var mac = try unsafe HMACSHA512(key: label, count: label.count)
        var halves = try SecretBytes(count: HMACSHA512.length)
        unsafe mac.update(seed.address, count: seed.count)
        unsafe mac.finish(into: halves.mutableAddress)
        var key = try SecretBytes(count: 32)
        var chainCode = try SecretBytes(count: 32)
        unsafe key.mutableAddress.update(from: halves.address, count: 32)
        unsafe chainCode.mutableAddress.update(from: halves.address + 32, count: 32)
        self.key = key
        self.chainCode = chainCode
    }

    /// Goes down one step; an index from 2^31 on is hardened.
    ///
    /// - Throws: ``KeyError/unusable(step:)`` where the standard says to take the next index: the
    ///   caller takes fresh entropy instead, so that every key of a wallet is at its standard path.
    mutating func descend(_ index: UInt32, _ context: borrowing CurveContext) throws(KeyError) {
        let halves: SecretBytes
        do throws(SecretError) {
            halves = try childHalves(index, context)
        } catch {
            throw .memory(error)
        }
        // key = left half + key, mod n; 0 where the half is not below n or the sum is zero.
        guard
            unsafe secp256k1_ec_seckey_tweak_add(
                context.pointer, key.mutableAddress, halves.address) == 1
        else { throw .unusable(step: index) }
        unsafe chainCode.mutableAddress.update(from: halves.address + 32, count: 32)
    }

    private func childHalves(
        _ index: UInt32, _ context: borrowing CurveContext
    ) throws(SecretError) -> SecretBytes {
        var mac = try unsafe HMACSHA512(key: chainCode.address, count: chainCode.count)
        if index >= ExtendedKey.hardened {
            unsafe mac.update([0], count: 1)
            unsafe mac.update(key.address, count: key.count)
        } else {
            // A key in here passed seckey_verify or tweak_add, so it has a public key.
            let point = ECDSA.publicKey(of: key, context) ?? []
            unsafe mac.update(point, count: point.count)
        }
        var packed = PackedBytes(domain: "")
        packed.append(index)
        unsafe mac.update(packed.bytes, count: packed.bytes.count)
        var halves = try SecretBytes(count: HMACSHA512.length)
        unsafe mac.finish(into: halves.mutableAddress)
        return halves
    }
}
