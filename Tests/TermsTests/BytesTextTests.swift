import Terms
import Testing

@Suite struct `Bytes as text` {
    @Test func `are lower-case hex`() {
        #expect(Hex.encode([0x00, 0x0f, 0xf0, 0xff, 0xab]) == "000ff0ffab")
        #expect(Hex.encode([UInt8]()) == "")
    }

    @Test func `are read in either case`() {
        #expect(Hex.decode("000FF0ffAb") == [0x00, 0x0f, 0xf0, 0xff, 0xab])
        #expect(Hex.decode("") == [])
    }

    @Test(arguments: ["0", "0x00", "0g", " 00", "00 ", "é", "0\u{0660}", "@0", "`0", ":0", "/0"])
    func `are not read from anything else`(text: String) {
        #expect(Hex.decode(text) == nil)
    }

    @Test func `survive hex at random`() {
        for count in 0..<64 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255) }
            #expect(Hex.decode(Hex.encode(bytes)) == bytes)
        }
    }

    @Test func `are a digest when they are 32`() throws {
        let bytes = (0..<32).map { UInt8($0 * 7 % 256) }
        let digest = try #require(Digest32(bytes))
        #expect(digest.bytes == bytes)
        #expect(digest.hex == Hex.encode(bytes))
        var out: [UInt8] = [9]
        digest.append(to: &out)
        #expect(out == [9] + bytes)
        #expect(Digest32(bytes.dropLast()) == nil)
        #expect(Digest32(bytes + [0]) == nil)
    }

    @Test func `are another digest when one byte differs`() throws {
        let bytes = [UInt8](repeating: 0xa5, count: 32)
        let digest = try #require(Digest32(bytes))
        for index in 0..<32 {
            var other = bytes
            other[index] ^= 1
            let changed = try #require(Digest32(other))
            #expect(changed != digest)
            #expect(Set([changed, digest]).count == 2)
        }
    }
}
