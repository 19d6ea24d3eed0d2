import CSecp256k1
import Chains
import Testing

@testable import Keyroom

@Suite struct `ECDSA over secp256k1` {
    private struct Nonces: Decodable {
        struct Vector: Decodable {
            let key, k: HexBytes
            let msg: String
        }
        let vectors: [Vector]
    }

    /// r || s of a DER signature; nil where the DER is none that Bitcoin takes.
    private func compact(_ der: [UInt8], _ context: borrowing CurveContext, lowS: Bool) -> [UInt8]?
    {
        var raw = secp256k1_ecdsa_signature()
        guard
            unsafe secp256k1_ecdsa_signature_parse_der(context.pointer, &raw, der, der.count) == 1
        else { return nil }
        var normal = raw
        if lowS { unsafe secp256k1_ecdsa_signature_normalize(context.pointer, &normal, &raw) }
        var out = [UInt8](repeating: 0, count: 64)
        unsafe secp256k1_ecdsa_signature_serialize_compact(context.pointer, &out, &normal)
        return out
    }

    private func accepts(
        _ vector: SignatureSuite.Vector, key: [UInt8], _ context: borrowing CurveContext,
        lowS: Bool
    ) -> Bool {
        guard let signature = compact(vector.sig.bytes, context, lowS: lowS) else { return false }
        return ECDSA.verify(
            signature, digest: PublicBytes.sha256(vector.msg.bytes), publicKey: key, context)
    }

    @Test func `agrees with Wycheproof's Bitcoin set, in which a high S is invalid`() throws {
        let context = try CurveContext()
        let suite = try VectorFile.read("ecdsa_secp256k1_sha256_bitcoin", as: SignatureSuite.self)
        var seen = 0
        for group in suite.groups {
            for vector in group.tests {
                let accepted = accepts(vector, key: group.key.bytes, context, lowS: false)
                #expect(accepted == (vector.result == "valid"), "test \(vector.tcId)")
                seen += 1
            }
        }
        #expect(seen == 464)
    }

    @Test func `agrees with Wycheproof's plain set once S is made low`() throws {
        let context = try CurveContext()
        let suite = try VectorFile.read("ecdsa_secp256k1_sha256", as: SignatureSuite.self)
        for group in suite.groups {
            for vector in group.tests {
                let accepted = accepts(vector, key: group.key.bytes, context, lowS: true)
                #expect(accepted == (vector.result == "valid"), "test \(vector.tcId)")
            }
        }
    }

    @Test func `takes its nonces from RFC 6979`() throws {
        var context = try CurveContext()
        let vectors = try VectorFile.read("rfc6979_secp256k1", as: Nonces.self).vectors
        #expect(vectors.count >= 4)
        for vector in vectors {
            let key = try SecretBytes(bytes: vector.key.bytes)
            let digest = PublicBytes.sha256(Array(vector.msg.utf8))
            let made = ECDSA.sign(digest, key: key, &context)
            let signature = try #require(made)
            // r is the x coordinate of k times the generator (below the order for these k).
            let nonce = try SecretBytes(bytes: vector.k.bytes)
            let product = ECDSA.publicKey(of: nonce, context)
            let point = try #require(product)
            #expect(Array(signature.bytes.prefix(32)) == Array(point.dropFirst()))
        }
    }

    @Test func `signs low, and the recovery id gives the key back`() throws {
        var context = try CurveContext()
        for round in 0..<100 {
            let key = try SecretBytes.random(32)
            let digest = PublicBytes.sha256([UInt8(round)])
            let point = ECDSA.publicKey(of: key, context)
            let publicKey = try #require(point)
            let made = ECDSA.sign(digest, key: key, &context)
            let signature = try #require(made)
            #expect(signature.bytes[32] < 0x80)
            let verified = ECDSA.verify(
                signature.bytes, digest: digest, publicKey: publicKey, context)
            #expect(verified)
            let recovered = try recover(signature, digest, context)
            #expect(recovered == publicKey)
        }
    }

    @Test func `gives the same bytes each time, however the context is blinded`() throws {
        var context = try CurveContext()
        let key = try SecretBytes.random(32)
        let digest = PublicBytes.sha256([1])
        let first = ECDSA.sign(digest, key: key, &context)
        for _ in 0..<(2 * CurveContext.usesPerBlinding) {
            let again = ECDSA.sign(digest, key: key, &context)
            #expect(again == first)
        }
    }

    @Test func `refuses scalars that are no keys`() throws {
        let order: [UInt8] =
            [UInt8](repeating: 0xFF, count: 15) + [
                0xFE, 0xBA, 0xAE, 0xDC, 0xE6, 0xAF, 0x48, 0xA0, 0x3B, 0xBF, 0xD2, 0x5E, 0x8C, 0xD0,
                0x36, 0x41, 0x41,
            ]
        var context = try CurveContext()
        let digest = [UInt8](repeating: 1, count: 32)
        for bytes in [order, [UInt8](repeating: 0, count: 32), [UInt8](repeating: 1, count: 31)] {
            let key = try SecretBytes(bytes: bytes)
            let point = ECDSA.publicKey(of: key, context)
            let signature = ECDSA.sign(digest, key: key, &context)
            #expect(point == nil)
            #expect(signature == nil)
        }
    }

    private func recover(
        _ signature: Signature, _ digest: [UInt8], _ context: borrowing CurveContext
    ) throws -> [UInt8] {
        var raw = secp256k1_ecdsa_recoverable_signature()
        var point = secp256k1_pubkey()
        let id = Int32(try #require(signature.recoveryID))
        let parsed = unsafe secp256k1_ecdsa_recoverable_signature_parse_compact(
            context.pointer, &raw, signature.bytes, id)
        let recovered = unsafe secp256k1_ecdsa_recover(context.pointer, &point, &raw, digest)
        try #require(parsed == 1 && recovered == 1)
        var out = [UInt8](repeating: 0, count: 33)
        var length = 33
        unsafe secp256k1_ec_pubkey_serialize(
            context.pointer, &out, &length, &point, UInt32(SECP256K1_EC_COMPRESSED))
        return out
    }
}
