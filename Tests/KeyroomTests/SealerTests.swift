import Testing

@testable import Keyroom

@Suite struct `A sealed blob` {
    private struct Vectors: Decodable {
        struct Vector: Decodable {
            let vault, id, extra, key, bound, plain, blob: HexBytes
            let table: String
            let version: UInt64
            let secretClass, layer: UInt8
            let keyID: UInt32
        }
        let vectors: [Vector]
    }

    private let bound = Array("a place".utf8)

    @Test func `has the format that an independent program writes`() throws {
        for vector in try VectorFile.read("sealer", as: Vectors.self).vectors {
            let place = Place(
                vault: vector.vault.bytes, table: vector.table, id: vector.id.bytes,
                version: vector.version,
                secretClass: try #require(SecretClass(rawValue: vector.secretClass)))
            let bound = place.bound(
                layer: try #require(SealLayer(rawValue: vector.layer)), keyID: vector.keyID,
                extra: vector.extra.bytes)
            #expect(bound == vector.bound.bytes)
            let key = try SecretBytes(bytes: vector.key.bytes)
            let plain = try Sealer.open(vector.blob.bytes[...], bound: bound, key: key)
            #expect(plain.revealed == vector.plain.bytes)
            #expect(Sealer.keyID(vector.blob.bytes[...]) == vector.keyID)
        }
    }

    @Test(arguments: [1, 31, 32, 33, 1000])
    func `opens to what was sealed`(count: Int) throws {
        let key = try SecretBytes.random(32)
        let plain = try SecretBytes.random(count)
        let blob = try Sealer.seal(plain, keyID: 3, bound: bound, key: key)
        #expect(blob.count == count + Sealer.overhead)
        let opened = try Sealer.open(blob[...], bound: bound, key: key)
        #expect(opened.revealed == plain.revealed)
    }

    @Test func `differs each time, nonce and commitment included`() throws {
        let key = try SecretBytes.random(32)
        let plain = try SecretBytes.random(32)
        let first = try Sealer.seal(plain, keyID: 0, bound: bound, key: key)
        let second = try Sealer.seal(plain, keyID: 0, bound: bound, key: key)
        #expect(first[5..<29] != second[5..<29])
        #expect(first[29..<61] != second[29..<61])
    }

    @Test func `does not open with any one bit changed`() throws {
        let key = try SecretBytes.random(32)
        let blob = try Sealer.seal(
            SecretBytes(bytes: [1, 2, 3]), keyID: 0, bound: bound, key: key)
        for position in blob.indices where !(1..<5).contains(position) {
            for bit in 0..<8 {
                var edited = blob
                edited[position] ^= 1 << bit
                #expect(throws: SealError.self) {
                    _ = try Sealer.open(edited[...], bound: bound, key: key)
                }
            }
        }
    }

    @Test func `does not open cut short or drawn out`() throws {
        let key = try SecretBytes.random(32)
        let blob = try Sealer.seal(
            SecretBytes(bytes: [1, 2, 3]), keyID: 0, bound: bound, key: key)
        for length in 0..<blob.count {
            #expect(throws: SealError.self) {
                _ = try Sealer.open(blob[..<length], bound: bound, key: key)
            }
        }
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try Sealer.open((blob + [0])[...], bound: bound, key: key)
        }
    }

    @Test func `does not open under another key or at another place`() throws {
        let key = try SecretBytes.random(32)
        let other = try SecretBytes.random(32)
        let blob = try Sealer.seal(
            SecretBytes(bytes: [1, 2, 3]), keyID: 0, bound: bound, key: key)
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try Sealer.open(blob[...], bound: bound, key: other)
        }
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try Sealer.open(blob[...], bound: bound + [0], key: key)
        }
    }

    @Test func `whose commitment is another key's does not open though the cipher would`() throws {
        // Two blobs of one key, nonce and place differ in nothing but the plaintext, so the
        // commitments agree; a commitment taken from another key's blob must be refused even
        // though ciphertext and tag are untouched.
        let key = try SecretBytes.random(32)
        let other = try SecretBytes.random(32)
        let plain = try SecretBytes(bytes: [1, 2, 3])
        var blob = try Sealer.seal(plain, keyID: 0, bound: bound, key: key)
        let foreign = try Sealer.seal(plain, keyID: 0, bound: bound, key: other)
        blob.replaceSubrange(29..<61, with: foreign[29..<61])
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try Sealer.open(blob[...], bound: bound, key: key)
        }
    }

    @Test func `that fails leaves zeros where the value would be`() throws {
        let key = try SecretBytes.random(32)
        var blob = try Sealer.seal(
            SecretBytes(bytes: [1, 2, 3]), keyID: 0, bound: bound, key: key)
        blob[blob.count - 1] ^= 1
        var plain = try SecretBytes(bytes: [7, 7, 7])
        var okm = try SecretBytes(count: Sealer.okmLength)
        let opened = Sealer.open(blob[...], bound: bound, key: key, into: &plain, okm: &okm)
        #expect(!opened)
        #expect(plain.revealed == [0, 0, 0])
    }
}
