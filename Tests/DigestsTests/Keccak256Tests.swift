import COpenSSL
import Terms
import Testing

@testable import Digests

@Suite struct `Keccak-256` {
    private struct EthereumHashes: Decodable {
        struct TypeHash: Decodable {
            let type: String
            let typehash: String
        }
        let typehashes: [String: TypeHash]
        let selectors: [String: String]
    }

    @Test(arguments: [
        ("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        ("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
    ])
    func `is Ethereum's`(text: String, hex: String) {
        let bytes = Array(text.utf8)
        #expect(Keccak256.hash(bytes).hex == hex)
        #expect(Keccak256.hash(bytes.span).hex == hex)
    }

    @Test func `gives the type hashes of EIP-712, EIP-2612, EIP-3009 and Permit2`() throws {
        let vectors = try VectorFile.read("eth_hashes", as: EthereumHashes.self)
        #expect(vectors.typehashes.count >= 14)
        for (name, vector) in vectors.typehashes {
            let hash = Keccak256.hash(Array(vector.type.utf8))
            #expect("0x" + hash.hex == vector.typehash, "\(name)")
        }
    }

    @Test func `gives the selectors of Solidity's functions`() throws {
        let vectors = try VectorFile.read("eth_hashes", as: EthereumHashes.self)
        #expect(vectors.selectors.count >= 30)
        for (signature, selector) in vectors.selectors {
            let hash = Keccak256.hash(Array(signature.utf8))
            #expect("0x" + hash.hex.prefix(8) == selector, "\(signature)")
        }
    }

    /// Only the padding tells the two apart, so permutation and sponge agree with OpenSSL's.
    @Test func `is SHA3-256 but for its padding, at every length around four blocks`() {
        for count in 0...600 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255) }
            let ours = KeccakSponge.hash(bytes.span, padding: 0x06)
            #expect(ours == opensslSHA3(bytes), "\(count) bytes")
            #expect(ours != Keccak256.hash(bytes))
        }
    }

    private func opensslSHA3(_ bytes: [UInt8]) -> Digest32? {
        var out = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        let done = unsafe EVP_Digest(bytes, bytes.count, &out, &length, EVP_sha3_256(), nil)
        return done == 1 && length == 32 ? Digest32(out) : nil
    }
}
