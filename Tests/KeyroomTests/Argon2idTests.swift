import Testing

@testable import Keyroom

@Suite struct `A passphrase's key` {
    private struct Vectors: Decodable {
        struct Vector: Decodable {
            let passphrase, salt, key: HexBytes
            let passes, kibibytes: UInt32
        }
        let vectors: [Vector]
    }

    @Test func `is Argon2id's, as the reference implementation has it`() throws {
        let vectors = try VectorFile.read("argon2id", as: Vectors.self).vectors
        #expect(vectors.count == 3)
        for vector in vectors {
            let parameters = Argon2id(passes: vector.passes, kibibytes: vector.kibibytes)
            let key = try parameters.key(
                passphrase: SecretBytes(bytes: vector.passphrase.bytes), salt: vector.salt.bytes)
            #expect(key.revealed == vector.key.bytes)
        }
    }

    @Test(arguments: [
        (3 as UInt32, 262_144 as UInt32, true, true), (2, 262_144, false, true),
        (3, 262_143, false, true), (1, 8_192, false, true), (1, 8_191, false, false),
        (0, 8_192, false, false), (16, 4_194_304, true, true), (17, 262_144, false, false),
        (3, 4_194_305, false, false),
    ])
    func `has parameters between a floor and a ceiling`(
        passes: UInt32, kibibytes: UInt32, standard: Bool, development: Bool
    ) {
        let parameters = Argon2id(passes: passes, kibibytes: kibibytes)
        #expect(parameters.isAllowed(development: false) == standard)
        #expect(parameters.isAllowed(development: true) == development)
    }

    @Test func `needs a salt of sixteen bytes`() throws {
        let passphrase = try SecretBytes(bytes: [1])
        #expect(throws: SecretError.badLength(bytes: 15, allowed: 16...16)) {
            _ = try Argon2id.development.key(
                passphrase: passphrase, salt: [UInt8](repeating: 0, count: 15))
        }
    }
}
