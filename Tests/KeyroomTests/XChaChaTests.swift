import Testing

@testable import Keyroom

@Suite struct `The XChaCha20-Poly1305 cipher` {
    private struct Suite: Decodable {
        struct Group: Decodable { let tests: [Vector] }
        struct Vector: Decodable {
            let tcId: Int
            let key, iv, aad, msg, ct, tag: HexBytes
            let result: String
        }
        let groups: [Group]
    }

    @Test func `agrees with Wycheproof on what opens and what does not`() throws {
        let vectors = try VectorFile.read("xchacha20_poly1305", as: Suite.self)
            .groups.flatMap(\.tests)
        #expect(vectors.count == 315)
        for vector in vectors {
            let key = try SecretBytes(bytes: vector.key.bytes)
            var plain = try SecretBytes(count: max(1, vector.ct.bytes.count))
            let opened = unsafe XChaCha.decrypt(
                vector.ct.bytes + vector.tag.bytes, bound: vector.aad.bytes,
                nonce: vector.iv.bytes, key: key.address, into: plain.mutableAddress)
            #expect(opened == (vector.result == "valid"), "test \(vector.tcId)")
            if opened {
                let got = Array(plain.revealed.prefix(vector.msg.bytes.count))
                #expect(got == vector.msg.bytes, "test \(vector.tcId)")
            }
        }
    }

    @Test func `writes what Wycheproof expects`() throws {
        let vectors = try VectorFile.read("xchacha20_poly1305", as: Suite.self)
            .groups.flatMap(\.tests).filter { $0.result == "valid" && !$0.msg.bytes.isEmpty }
        #expect(vectors.count > 100)
        for vector in vectors {
            let key = try SecretBytes(bytes: vector.key.bytes)
            let plain = try SecretBytes(bytes: vector.msg.bytes)
            let sealed = unsafe XChaCha.encrypt(
                plain.address, count: plain.count, bound: vector.aad.bytes,
                nonce: vector.iv.bytes, key: key.address)
            #expect(sealed == vector.ct.bytes + vector.tag.bytes, "test \(vector.tcId)")
        }
    }
}
