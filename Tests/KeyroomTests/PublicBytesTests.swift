import Terms
import Testing

@testable import Keyroom

@Suite struct `Public bytes` {
    @Test func `are hashed as FIPS 180-4's example has it`() {
        #expect(
            Hex.encode(PublicBytes.sha256(Array("abc".utf8)))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            Hex.encode(PublicBytes.sha256([]))
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test func `are as many random ones as asked for, and others each time`() {
        for count in [0, 1, 16, 33] { #expect(PublicBytes.random(count).count == count) }
        #expect(PublicBytes.random(16) != PublicBytes.random(16))
    }

    @Test func `are equal byte for byte or not at all`() {
        #expect(PublicBytes.equal([], []))
        #expect(PublicBytes.equal([1, 2], [1, 2]))
        #expect(!PublicBytes.equal([1, 2], [1, 3]))
        #expect(!PublicBytes.equal([1, 2], [1]))
    }

    @Test func `are packed big-endian, and fields carry their lengths`() {
        var packed = PackedBytes(domain: "d")
        packed.append(0x0102 as UInt16)
        packed.append(prefixed: [9, 9])
        packed.append(UInt64.max - 1)
        #expect(
            packed.bytes == [100, 1, 2, 0, 0, 0, 2, 9, 9, 255, 255, 255, 255, 255, 255, 255, 254])
    }
}
