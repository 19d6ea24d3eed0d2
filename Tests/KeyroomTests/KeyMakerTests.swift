import Chains
import Terms
import Testing

@testable import Keyroom

@Suite struct `A wallet's key` {
    private let ethereumPath: [UInt32] = [
        44 | 1 << 31, 60 | 1 << 31, 0 | 1 << 31, 0, 0,
    ]

    @Test func `is the one other wallets find for the same phrase`() throws {
        // 23 times abandon, then art: the address every wallet shows for it at m/44'/60'/0'/0/0.
        let maker = try KeyMaker()
        let entropy = try SecretBytes(count: 32)
        let key = try maker.signingKey(
            entropy: entropy, derivation: .bip32(ethereumPath), scheme: .ecdsaSecp256k1)
        let chain = try #require(Chains.named(ChainName("ethereum")))
        let account = try chain.account(
            publicKey: maker.publicKey(of: key, scheme: .ecdsaSecp256k1), network: .mainnet,
            kind: chain.kinds[0])
        #expect(account.text == "0xF278cF59F82eDcf871d630F28EcC8056f25C1cdb")
    }

    @Test func `is the entropy itself for Ed25519`() throws {
        let maker = try KeyMaker()
        let entropy = try SecretBytes.random(32)
        let key = try maker.signingKey(
            entropy: entropy, derivation: .ed25519Seed, scheme: .ed25519)
        #expect(key.revealed == entropy.revealed)
        let publicKey = try maker.publicKey(of: key, scheme: .ed25519)
        #expect(publicKey.count == 32)
    }

    @Test func `is refused where derivation and scheme do not go together`() throws {
        let maker = try KeyMaker()
        let entropy = try SecretBytes.random(32)
        #expect(throws: KeyError.unsupported) {
            _ = try maker.signingKey(
                entropy: entropy, derivation: .ed25519Seed, scheme: .ecdsaSecp256k1)
        }
        #expect(throws: KeyError.unsupported) {
            _ = try maker.signingKey(
                entropy: entropy, derivation: .bip32([]), scheme: .ed25519)
        }
    }

    @Test func `takes two hundred and fifty-six bits of entropy and no fewer`() throws {
        let maker = try KeyMaker()
        let entropy = try SecretBytes.random(16)
        #expect(throws: KeyError.memory(.badLength(bytes: 16, allowed: 32...32))) {
            _ = try maker.signingKey(
                entropy: entropy, derivation: .bip32(ethereumPath), scheme: .ecdsaSecp256k1)
        }
    }

    @Test func `has no public key where it is no key`() throws {
        let maker = try KeyMaker()
        let zero = try SecretBytes(count: 32)
        #expect(throws: KeyError.unusable(step: 0)) {
            _ = try maker.publicKey(of: zero, scheme: .ecdsaSecp256k1)
        }
    }
}
