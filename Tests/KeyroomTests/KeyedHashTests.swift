import Testing

@testable import Keyroom

@Suite struct `A keyed hash` {
    private struct Suite: Decodable { let tests: [Vector] }
    private struct Vector: Decodable {
        let tcId: Int
        let key, msg, tag: HexBytes
        let result: String
    }
    private struct Stretched: Decodable { let tests: [Stretch] }
    private struct Stretch: Decodable {
        let tcId: Int
        let password, salt, dk: HexBytes
        let rounds: Int
    }

    private func mac<Hash: KeyedHash & ~Copyable>(
        _ hash: Hash.Type, _ vector: Vector
    ) throws -> [UInt8] {
        let key = try SecretBytes(bytes: vector.key.bytes)
        var running = try unsafe Hash(key: key.address, count: key.count)
        // In two parts, as HMAC is fed here.
        let half = vector.msg.bytes.count / 2
        for part in [Array(vector.msg.bytes.prefix(half)), Array(vector.msg.bytes.dropFirst(half))]
        {
            unsafe running.update(part, count: part.count)
        }
        var out = try SecretBytes(count: Hash.length)
        unsafe running.finish(into: out.mutableAddress)
        return out.revealed
    }

    private func agrees<Hash: KeyedHash & ~Copyable>(_ hash: Hash.Type, _ file: String) throws {
        let vectors = try VectorFile.read(file, as: Suite.self).tests
        #expect(vectors.count == 87)
        for vector in vectors {
            let matches = try mac(hash, vector) == vector.tag.bytes
            #expect(matches == (vector.result == "valid"), "test \(vector.tcId)")
        }
    }

    @Test func `agrees with Wycheproof over SHA-256 and SHA-512`() throws {
        try agrees(HMACSHA256.self, "hmac_sha256")
        try agrees(HMACSHA512.self, "hmac_sha512")
    }

    private func stretches<Hash: KeyedHash & ~Copyable>(_ hash: Hash.Type, _ file: String) throws {
        let vectors = try VectorFile.read(file, as: Stretched.self).tests
        #expect(vectors.count > 50)
        for vector in vectors {
            let password = try SecretBytes(bytes: vector.password.bytes)
            let key = try PBKDF2<Hash>.key(
                password: password, salt: vector.salt.bytes, rounds: vector.rounds)
            #expect(
                key.revealed.prefix(vector.dk.bytes.count) == vector.dk.bytes[...],
                "test \(vector.tcId)")
        }
    }

    @Test func `stretches a password as Wycheproof has it`() throws {
        try stretches(HMACSHA256.self, "pbkdf2_hmacsha256")
        try stretches(HMACSHA512.self, "pbkdf2_hmacsha512")
    }
}
