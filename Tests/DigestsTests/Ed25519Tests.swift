import Digests
import Terms
import Testing

@Suite struct `An Ed25519 signature` {
    private struct Wycheproof: Decodable {
        struct Group: Decodable {
            let pk: String
            let tests: [Test]
        }
        struct Test: Decodable {
            let tcId: Int
            let comment: String
            let flags: [String]
            let msg: String
            let sig: String
            let result: String
        }
        let groups: [Group]
    }

    /// RFC 8032, section 7.1, test 3.
    private let key = bytes("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
    private let message = bytes("af82")
    private let signature = bytes(
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")

    private static func bytes(_ hex: String) -> [UInt8] { Hex.decode(hex) ?? [] }

    @Test func `is judged as Wycheproof judges it`() throws {
        let vectors = try VectorFile.read("ed25519", as: Wycheproof.self)
        var judged: [String: Int] = [:]
        for group in vectors.groups {
            for test in group.tests {
                let verdict = Ed25519.verify(
                    signature: Self.bytes(test.sig), message: Self.bytes(test.msg),
                    publicKey: Self.bytes(group.pk))
                judged[test.result, default: 0] += 1
                // Acceptable are keys of small or mixed order: RFC 8032's equation holds for them.
                #expect(
                    verdict == (test.result != "invalid"),
                    "test \(test.tcId): \(test.comment) \(test.flags)")
            }
        }
        #expect(judged == ["valid": 117, "invalid": 64, "acceptable": 29])
    }

    @Test func `is accepted for its message and key`() {
        #expect(Ed25519.verify(signature: signature, message: message, publicKey: key))
    }

    @Test func `is refused when any bit of it, of the message or of the key differs`() {
        for bit in 0..<512 {
            var wrong = signature
            wrong[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!Ed25519.verify(signature: wrong, message: message, publicKey: key))
        }
        for bit in 0..<16 {
            var wrong = message
            wrong[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!Ed25519.verify(signature: signature, message: wrong, publicKey: key))
        }
        for bit in 0..<256 {
            var wrong = key
            wrong[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!Ed25519.verify(signature: signature, message: message, publicKey: wrong))
        }
    }

    @Test func `is refused in any other size, as is a key`() {
        for signature in [[], Array(signature.dropLast()), signature + [0], signature + signature] {
            #expect(!Ed25519.verify(signature: signature, message: message, publicKey: key))
        }
        for key in [[], Array(key.dropLast()), key + [0], key + key] {
            #expect(!Ed25519.verify(signature: signature, message: message, publicKey: key))
        }
    }
}
