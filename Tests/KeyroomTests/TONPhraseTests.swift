import Chains
import Terms
import Testing

@testable import Keyroom

@Suite struct `A TON phrase` {
    private struct Suite: Decodable {
        let vectors: [Vector]
        let negative: [Negative]
    }
    private struct Vector: Decodable {
        let mnemonic: String
        let private_seed, public_key: HexBytes
    }
    private struct Negative: Decodable { let mnemonic: String }

    private func key(_ text: String) throws -> [UInt8] {
        let typed = try SecretBytes(bytes: Array(text.utf8))
        return try KeyMaker().importedKey(
            typed, from: .typed(.tonPhrase), derivation: .ed25519Seed, network: .mainnet
        ).key.revealed
    }

    @Test func `gives the seed and the public key the vectors have`() throws {
        let suite = try VectorFile.read("ton_mnemonic", as: Suite.self)
        #expect(suite.vectors.count == 5)
        let maker = try KeyMaker()
        for vector in suite.vectors {
            let seed = try key(vector.mnemonic)
            #expect(seed == vector.private_seed.bytes)
            let secret = try SecretBytes(bytes: seed)
            #expect(try maker.publicKey(of: secret, scheme: .ed25519) == vector.public_key.bytes)
        }
    }

    @Test func `is told from one of BIP-39's`() throws {
        for negative in try VectorFile.read("ton_mnemonic", as: Suite.self).negative {
            #expect(throws: ImportError.bip39Phrase) { _ = try key(negative.mnemonic) }
        }
    }

    // Found by trying; the first byte of PBKDF2(entropy, "TON fast seed version", 1) is 1 for it.
    @Test func `is refused where it needs a password or is none at all`() throws {
        let suite = try VectorFile.read("ton_mnemonic", as: Suite.self)
        var met: Set<ImportError> = []
        for vector in suite.vectors {
            var words = vector.mnemonic.split(separator: " ").map(String.init)
            for place in 0..<23 where met.count < 2 {
                words.swapAt(place, place + 1)
                do { _ = try key(words.joined(separator: " ")) } catch let error as ImportError {
                    met.insert(error)
                }
            }
        }
        #expect(met.contains(.notTONPhrase))
        #expect(met.isSubset(of: [.notTONPhrase, .passwordedPhrase, .bip39Phrase]))
    }

    @Test(arguments: [12, 23, 25])
    func `has twenty-four words`(count: Int) throws {
        let text = Array(repeating: "abandon", count: count).joined(separator: " ")
        #expect(throws: ImportError.wordCount(count, allowed: [24])) { _ = try key(text) }
    }

    @Test func `is no phrase of another chain, nor theirs one of TON's`() throws {
        let suite = try VectorFile.read("ton_mnemonic", as: Suite.self)
        let maker = try KeyMaker()
        let typed = try SecretBytes(bytes: Array(suite.vectors[0].mnemonic.utf8))
        for (form, derivation) in [
            (KeyForm.tonPhrase, KeyDerivation.bip32([])), (.bip39, .ed25519Seed),
            (.wif, .ed25519Seed), (.keystore, .bip32([])),
        ] {
            #expect(throws: ImportError.noKey(.unsupported)) {
                _ = try maker.importedKey(
                    typed, from: .typed(form), derivation: derivation, network: .mainnet)
            }
        }
    }
}
