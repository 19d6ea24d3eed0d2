import Chains
import Terms
import Testing

@testable import Keyroom

@Suite struct `A phrase that comes in` {
    private struct Vectors: Decodable { let vectors: [[String]] }
    private static let lengths = [12, 15, 18, 21, 24]
    private static let path: [UInt32] = [44 | 1 << 31, 60 | 1 << 31, 1 << 31, 0, 0]

    private func phrases() throws -> [String] {
        try VectorFile.read("bip39_english", as: Vectors.self).vectors.map { $0[1] }
    }

    private func read(_ text: String, counts: [Int] = lengths) throws -> (String, Bool) {
        let typed = try SecretBytes(bytes: Array(text.utf8))
        let phrase = try Phrase(reading: typed, counts: counts)
        return (String(decoding: phrase.text.revealed, as: UTF8.self), try phrase.hasChecksum())
    }

    private func key(_ text: String) throws -> [UInt8] {
        let typed = try SecretBytes(bytes: Array(text.utf8))
        return try KeyMaker().importedKey(
            typed, from: .typed(.bip39), derivation: .bip32(Self.path), network: .mainnet
        ).key.revealed
    }

    @Test func `is read where the vectors have it, however it is spaced`() throws {
        let phrases = try phrases()
        #expect(phrases.count >= 24)
        for phrase in phrases {
            #expect(try read(phrase) == (phrase, true))
            let spread = "\n  " + phrase.split(separator: " ").joined(separator: " \t\r\n") + "\n"
            #expect(try read(spread) == (phrase, true))
        }
    }

    @Test func `gives the key that its entropy gives`() throws {
        let maker = try KeyMaker()
        for vector in try VectorFile.read("bip39_english", as: Vectors.self).vectors
        where vector[0].utf8.count == 64 {
            let entropy = try SecretBytes(bytes: HexText.bytes(vector[0]))
            let key = try maker.signingKey(
                entropy: entropy, derivation: .bip32(Self.path), scheme: .ecdsaSecp256k1)
            let typed = try SecretBytes(bytes: Array(vector[1].utf8))
            let imported = try maker.importedKey(
                typed, from: .typed(.bip39), derivation: .bip32(Self.path), network: .testnet)
            #expect(imported.key.revealed == key.revealed)
            #expect(imported.origin.revealed == Array(vector[1].utf8))
        }
    }

    // Of sixteen last words that differ in the bits of the checksum alone, one goes with eleven others.
    @Test(arguments: [0, 1, 63, 126, 127])
    func `has one last word in sixteen`(block: Int) throws {
        let text = "\(WordList.text)"
        let words = (16 * block..<16 * (block + 1)).map { number in
            String(
                text.dropFirst(number * WordList.width).prefix(WordList.width).filter { $0 != "." })
        }
        let first = String(repeating: "zoo ", count: 11)
        let good = try words.filter { try read(first + $0).1 }
        #expect(good.count == 1)
        if block == 127 { #expect(good == ["wrong"]) }
    }

    @Test(arguments: [0, 1, 11, 13, 23, 25, 48])
    func `has a number of words that phrases have`(count: Int) throws {
        let text = Array(repeating: "abandon", count: count).joined(separator: " ") + " "
        #expect(throws: ImportError.wordCount(count, allowed: Self.lengths)) { _ = try key(text) }
    }

    @Test(arguments: [
        "Abandon", "abandonn", "abando", "ability.", ".able", "abl\u{e9}", "ab\u{0}ndon",
        "acid....",
        String(repeating: "a", count: 300),
    ])
    func `is of the list's words, and only the place of one that is not is said`(
        word: String
    ) throws {
        let text =
            String(repeating: "abandon ", count: 4) + word
            + String(repeating: " abandon", count: 6) + " about"
        do {
            _ = try key(text)
            Issue.record("\(word) was taken")
        } catch let error as ImportError {
            #expect(error == .unknownWord(5))
            #expect(!error.clause.contains(word))
        }
    }

    @Test func `is refused where two words changed places, or one is another`() throws {
        for phrase in try phrases() where Set(phrase.split(separator: " ")).count > 9 {
            var words = phrase.split(separator: " ")
            words.swapAt(0, 1)
            // One in 16 to 256 passes by chance; none of the vectors' does.
            #expect(throws: ImportError.phraseChecksum) {
                _ = try key(words.joined(separator: " "))
            }
        }
    }
}
