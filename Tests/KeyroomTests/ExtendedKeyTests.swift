import CSecp256k1
import Testing

@testable import Keyroom

@Suite struct `A BIP-32 key` {
    private struct Vectors: Decodable {
        struct Chain: Decodable {
            struct Step: Decodable { let path, pub, prv: String }
            let seed: HexBytes
            let chain: [Step]
        }
        let valid: [Chain]
    }

    private func indices(_ path: String) throws -> [UInt32] {
        try path.split(separator: "/").dropFirst().map { step in
            let number = try #require(UInt32(step.filter(\.isNumber)))
            return step.hasSuffix("'") ? number | ExtendedKey.hardened : number
        }
    }

    @Test func `goes down every path of the vectors, leading zeros included`() throws {
        let context = try CurveContext()
        var steps = 0
        for chain in try VectorFile.read("bip32", as: Vectors.self).valid {
            for step in chain.chain {
                let seed = try SecretBytes(bytes: chain.seed.bytes)
                var node = try ExtendedKey.master(seed: seed, context)
                for index in try indices(step.path) { try node.descend(index, context) }
                let secret = try #require(Base58.decode(step.prv))
                let shown = try #require(Base58.decode(step.pub))
                #expect(node.chainCode.revealed == Array(secret[13..<45]), "\(step.path)")
                #expect(node.key.revealed == Array(secret[46..<78]), "\(step.path)")
                let publicKey = ECDSA.publicKey(of: node.key, context)
                #expect(publicKey == Array(shown[45..<78]), "\(step.path)")
                steps += 1
            }
        }
        #expect(steps == 17)
    }

    @Test func `relies on the curve to refuse a sum of zero`() throws {
        // No seed is known whose half is out of range, so the tweak's refusal is shown on the curve
        // itself: a key plus the order less that key is zero, which is no key.
        let context = try CurveContext()
        var key = try SecretBytes(bytes: [UInt8](repeating: 0, count: 31) + [1])
        let complement: [UInt8] =
            [UInt8](repeating: 0xFF, count: 15) + [
                0xFE, 0xBA, 0xAE, 0xDC, 0xE6, 0xAF, 0x48, 0xA0, 0x3B, 0xBF, 0xD2, 0x5E, 0x8C, 0xD0,
                0x36, 0x41, 0x40,
            ]
        let added = unsafe secp256k1_ec_seckey_tweak_add(
            context.pointer, key.mutableAddress, complement)
        #expect(added == 0)
        #expect(ExtendedKey.hardened == 1 << 31)
    }
}
