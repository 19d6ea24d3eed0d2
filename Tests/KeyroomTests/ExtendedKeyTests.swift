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
}
