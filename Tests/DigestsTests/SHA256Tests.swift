import Digests
import Terms
import Testing

@Suite struct `SHA-256` {
    /// FIPS 180-4's examples, and the empty text.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func `is that of FIPS 180-4`(text: String, hex: String) {
        let bytes = Array(text.utf8)
        #expect(SHA256.hash(bytes).hex == hex)
        #expect(SHA256.hash(bytes.span).hex == hex)
    }

    @Test func `of parts is that of the whole`() {
        for count in [0, 1, 55, 56, 63, 64, 65, 128, 1_000] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            var stream = SHA256Stream()
            var place = 0
            while place < count {
                let next = min(count, place + Int.random(in: 1...70))
                if next == place + 1 {
                    stream.update(bytes[place])
                } else {
                    stream.update(Array(bytes[place..<next]))
                }
                place = next
            }
            #expect(stream.finish() == SHA256.hash(bytes))
        }
    }

    @Test func `of a prefix and bytes is that of both joined`() {
        for count in [0, 1, 31, 32, 54, 55, 63, 64, 300] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
            for prefix in [UInt8(0), 1, 0xFF] {
                #expect(SHA256.hash(prefix: prefix, bytes) == SHA256.hash([prefix] + bytes))
                #expect(SHA256.hash(prefix: prefix, bytes.span) == SHA256.hash([prefix] + bytes))
            }
        }
    }

    /// RFC 6962's tree over nothing but empty leaves, as certificate-transparency's tests have it.
    @Test func `of a leaf and of a node is that of RFC 6962`() {
        let leaf = SHA256.hash(prefix: 0, [])
        #expect(leaf.hex == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
        let other = SHA256.hash(prefix: 0, [0])
        #expect(other.hex == "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7")
        let node = SHA256.hash(prefix: 1, leaf, other)
        #expect(node.hex == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")
        #expect(node == SHA256.hash([1] + leaf.bytes + other.bytes))
        #expect(node != SHA256.hash(prefix: 1, other, leaf))
    }
}

@Suite struct `SHA-512` {
    @Test(arguments: [
        (
            "",
            "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"
        ),
        (
            "abc",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
    ])
    func `is that of FIPS 180-4`(text: String, hex: String) {
        let bytes = Array(text.utf8)
        #expect(Hex.encode(SHA512.hash(bytes)) == hex)
        #expect(Hex.encode(SHA512.hash(bytes.span)) == hex)
    }
}
