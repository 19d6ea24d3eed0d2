import Testing

@testable import Keyroom

/// Primitives that come in with what is brought here, and the stream of a backup.
@Suite struct `What others describe` {
    private struct Streams: Decodable {
        struct Chunk: Decodable { let plain, sealed: HexBytes }
        struct Vector: Decodable {
            let key, header, bound: HexBytes
            let chunks: [Chunk]
        }
        let vectors: [Vector]
    }

    private struct Ciphers: Decodable {
        struct Vector: Decodable { let key, iv, plain, cipher: HexBytes }
        let vectors: [Vector]
    }

    private struct Stretches: Decodable {
        struct Vector: Decodable {
            let passphrase, salt, key: HexBytes
            let n, r, p: UInt64
        }
        let vectors: [Vector]
    }

    @Test func `is the stream of a backup`() throws {
        let vectors = try VectorFile.read("secretstream", as: Streams.self).vectors
        #expect(vectors.count == 3)
        for vector in vectors {
            var opener = try StreamOpener(
                key: SecretBytes(bytes: vector.key.bytes), header: vector.header.bytes)
            for (index, chunk) in vector.chunks.enumerated() {
                let opened = try opener.open(chunk.sealed.bytes, bound: vector.bound.bytes)
                #expect(opened.plain == chunk.plain.bytes)
                #expect(opened.isLast == (index == vector.chunks.count - 1))
            }
        }
    }

    @Test func `is AES-128 in counter mode, over a counter that wraps`() throws {
        for vector in try VectorFile.read("aes128_ctr", as: Ciphers.self).vectors {
            var out = try SecretBytes(count: vector.plain.bytes.count)
            try AES128CTR.apply(
                vector.plain.bytes, key: SecretBytes(bytes: vector.key.bytes),
                iv: vector.iv.bytes, into: &out, at: 0)
            #expect(out.revealed == vector.cipher.bytes)
        }
    }

    @Test func `is scrypt, of which a keystore takes the first half`() throws {
        for vector in try VectorFile.read("scrypt", as: Stretches.self).vectors {
            let keystore = try Keystore(
                derivation: .scrypt(n: vector.n, r: vector.r, p: vector.p),
                salt: vector.salt.bytes, iv: [UInt8](repeating: 0, count: 16),
                ciphertext: [UInt8](repeating: 0, count: 32),
                mac: [UInt8](repeating: 0, count: 32))
            let derived = try keystore.derivedKey(SecretBytes(bytes: vector.passphrase.bytes))
            #expect(derived.revealed == Array(vector.key.bytes.prefix(32)))
        }
    }
}
