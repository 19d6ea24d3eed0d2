import Chains
import Terms
import Testing

@testable import Keyroom

/// BIP-84: from the phrase to the address every wallet shows for it.
@Suite struct `A Bitcoin wallet's key` {
    private struct Vectors: Decodable {
        struct Address: Decodable {
            let tail: [UInt32]
            let privkey: String
            let pubkey: HexBytes
            let address: String
        }

        let mnemonic: String
        let addresses: [Address]
    }

    @Test func `is at BIP-84's path, and has BIP-84's address`() throws {
        let vectors = try VectorFile.read("bip84", as: Vectors.self)
        #expect(vectors.addresses.count == 3)
        let maker = try KeyMaker()
        let context = try CurveContext()
        let phrase = try SecretBytes(bytes: Array(vectors.mnemonic.utf8))
        let seed = try Mnemonic.seed(phrase: phrase)
        guard case .bip32(let path) = Bitcoin.derivation(network: .mainnet) else {
            Issue.record("no BIP-32 path")
            return
        }
        #expect(path == [84 | 1 << 31, 1 << 31, 1 << 31, 0, 0])
        for vector in vectors.addresses {
            var node = try ExtendedKey.master(seed: seed, context)
            for index in path.dropLast(2) + vector.tail { try node.descend(index, context) }
            // A WIF: version, key, the mark of a compressed public key, checksum.
            let wif = try #require(Base58.decode(vector.privkey))
            #expect(node.key.revealed == Array(wif[1..<33]))
            let publicKey = try maker.publicKey(of: node.key, scheme: .ecdsaSecp256k1)
            #expect(publicKey == vector.pubkey.bytes)
            let account = try Bitcoin.account(
                publicKey: publicKey, network: .mainnet, kind: "p2wpkh")
            #expect(account.text == vector.address)
        }
    }

    // B-18: a test key is another key, since no signature says which network it is for.
    @Test func `is another one on test networks`() throws {
        #expect(
            Bitcoin.derivation(network: .testnet)
                == .bip32([84 | 1 << 31, 1 | 1 << 31, 1 << 31, 0, 0]))
        let maker = try KeyMaker()
        let entropy = try SecretBytes.random(32)
        let keys = try Network.allCases.map { network in
            try maker.signingKey(
                entropy: entropy, derivation: Bitcoin.derivation(network: network),
                scheme: .ecdsaSecp256k1
            ).revealed
        }
        #expect(keys[0] != keys[1])
    }
}
