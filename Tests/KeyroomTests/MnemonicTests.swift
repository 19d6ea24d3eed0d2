import Testing

@testable import Keyroom

@Suite struct `A BIP-39 phrase` {
    private struct Vectors: Decodable { let vectors: [[String]] }

    private func vectors() throws -> [[String]] {
        try VectorFile.read("bip39_english", as: Vectors.self).vectors
    }

    @Test func `is the one the vectors have`() throws {
        let vectors = try vectors()
        #expect(vectors.count >= 24)
        for vector in vectors {
            let entropy = try SecretBytes(bytes: HexText.bytes(vector[0]))
            #expect(try Mnemonic.phrase(entropy: entropy).revealed == Array(vector[1].utf8))
        }
    }

    @Test func `gives the seed and the master key the vectors have`() throws {
        let context = try CurveContext()
        for vector in try vectors() {
            let phrase = try SecretBytes(bytes: Array(vector[1].utf8))
            let seed = try Mnemonic.seed(phrase: phrase, passphrase: Array("TREZOR".utf8))
            #expect(try seed.revealed == HexText.bytes(vector[2]))
            let master = try ExtendedKey.master(seed: seed, context)
            let expected = try #require(Base58.decode(vector[3]))
            #expect(master.chainCode.revealed == Array(expected[13..<45]))
            #expect(master.key.revealed == Array(expected[46..<78]))
        }
    }

    @Test(arguments: [15, 17, 33, 12])
    func `is not made from entropy of another length`(count: Int) throws {
        let entropy = try SecretBytes(count: count)
        #expect(throws: SecretError.badLength(bytes: count, allowed: 16...32)) {
            _ = try Mnemonic.phrase(entropy: entropy)
        }
    }

    @Test func `has two thousand and forty-eight words in their order`() {
        let text = "\(WordList.text)"
        #expect(text.utf8.count == WordList.count * WordList.width)
        let words = stride(from: 0, to: text.utf8.count, by: WordList.width).map { start in
            String(text.dropFirst(start).prefix(WordList.width).filter { $0 != "." })
        }
        #expect(words.first == "abandon")
        #expect(words.last == "zoo")
        #expect(words == words.sorted())
        #expect(Set(words.map { $0.prefix(4) }).count == WordList.count)
    }
}
