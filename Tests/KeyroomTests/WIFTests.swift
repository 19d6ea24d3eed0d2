import Chains
import Terms
import Testing

@testable import Keyroom

@Suite struct `A key in WIF` {
    private struct Suite: Decodable { let vectors: [Vector] }
    private struct Vector: Decodable {
        let wif: String
        let key: [UInt8]
        let network: Network
        let isCompressed: Bool

        init(from decoder: any Decoder) throws {
            var fields = try decoder.unkeyedContainer()
            wif = try fields.decode(String.self)
            key = try fields.decode(HexBytes.self).bytes
            network = try #require(Network(rawValue: try fields.decode(String.self)))
            isCompressed = try fields.decode(Bool.self)
        }
    }

    private func key(_ text: String, _ network: Network) throws -> [UInt8] {
        let typed = try SecretBytes(bytes: Array(text.utf8))
        return try KeyMaker().importedKey(
            typed, from: .typed(.wif), derivation: .bip32([]), network: network
        ).key.revealed
    }

    private func vectors() throws -> [Vector] { try VectorFile.read("wif", as: Suite.self).vectors }

    @Test func `is the one Bitcoin Core reads, on its network alone`() throws {
        let vectors = try vectors()
        #expect(vectors.count == 11)
        for vector in vectors {
            let other = vector.network == .mainnet ? Network.testnet : .mainnet
            if vector.isCompressed {
                #expect(try key(vector.wif, vector.network) == vector.key)
                #expect(throws: ImportError.wifNetwork) { _ = try key(vector.wif, other) }
            } else {
                #expect(throws: ImportError.wifUncompressed) {
                    _ = try key(vector.wif, vector.network)
                }
            }
        }
    }

    @Test func `shows each wrong character`() throws {
        let wif = Array(try vectors()[1].wif.utf8)
        for place in wif.indices {
            var wrong = wif
            wrong[place] = wif[place] == UInt8(ascii: "2") ? UInt8(ascii: "3") : UInt8(ascii: "2")
            let text = String(decoding: wrong, as: UTF8.self)
            #expect(throws: ImportError.self, "place \(place)") { _ = try key(text, .mainnet) }
        }
    }

    @Test(arguments: [
        "", "1", "KwuVvu6hsuEMHrfFWJQV64tRrWX3QzqHH18JuAHYqYV6dqBvNKx",
        "KwuVvu6hsuEMHrfFWJQV64tRrWX3QzqHH18JuAHYqYV6dqBvNKxd1",
        "KwuVvu6hsuEMHrfFWJQV64tRrWX3QzqHH18JuAHYqYV6dqBvNKx0",
        "KwuVvu6hsuEMHrfFWJQV64tRrWX3QzqHH18JuAHYqYV6dqBvNKx ",
        "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
    ])
    func `is not read from other texts`(text: String) throws {
        guard !text.isEmpty else { return }
        #expect(throws: ImportError.self) { _ = try key(text, .mainnet) }
    }
}
