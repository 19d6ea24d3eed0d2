import Keyroom
import Terms
import Testing

@testable import Vault

@Suite struct `A slot's value` {
    private static let parameters = Argon2id(passes: 0x0102_0304, kibibytes: 0x0506_0708)
    private static let salt = [UInt8](16..<32)

    private static func head(_ kind: SlotKind, format: UInt8 = 2) -> SlotHead {
        SlotHead(
            format: format, kind: kind, parameters: kind == .passphrase ? parameters : nil,
            salt: salt)
    }

    private static func sealed(_ body: [UInt8]) -> [UInt8] {
        body + PublicBytes.sha256(body).prefix(8)
    }

    private var whole: [UInt8] {
        SlotValue.live(Self.head(.passphrase), wrapped: [0xAA, 0xBB]).bytes
    }

    @Test func `stands as format, kind, passes, KiB, salt, wrapped key and checksum`() {
        let body = [2, 1, 1, 2, 3, 4, 5, 6, 7, 8] + Self.salt + [0xAA, 0xBB]
        #expect(whole == Self.sealed(body))
    }

    @Test(arguments: zip([SlotKind.keyFile, .shares, .credential], [UInt8(2), 3, 4]))
    func `costs nothing to try where 32 random bytes open it`(kind: SlotKind, code: UInt8) {
        let made = SlotValue.live(Self.head(kind), wrapped: [0xCC])
        #expect(
            made.bytes == Self.sealed([2, code, 0, 0, 0, 0, 0, 0, 0, 0] + Self.salt + [0xCC]))
        #expect(SlotValue(made.bytes) == made)
    }

    @Test func `is read back as it was written`() {
        #expect(
            SlotValue(whole) == .live(Self.head(.passphrase), wrapped: [0xAA, 0xBB]))
    }

    // What releases wrote that knew passphrases alone; the wrapping is bound to these very bytes.
    @Test func `is read in the first format, and stands as it did`() {
        let bytes = Self.sealed([1, 1, 2, 3, 4, 5, 6, 7, 8] + Self.salt + [0xAA, 0xBB])
        let read = SlotValue(bytes)
        #expect(read == .live(Self.head(.passphrase, format: 1), wrapped: [0xAA, 0xBB]))
        #expect(read?.bytes == bytes)
    }

    @Test func `of a removed slot is a marker, and nothing else is`() {
        #expect(SlotValue.removed.bytes == Self.sealed([2, 0]))
        #expect(SlotValue(Self.sealed([2, 0])) == .removed)
        #expect(SlotValue(Self.sealed([2, 0, 0])) == nil)
        #expect(SlotValue(Self.sealed([1, 0])) == nil)
        #expect(SlotValue(Self.sealed([2])) == nil)
    }

    @Test func `is not read with any one byte changed`() {
        for bytes in [whole, SlotValue.removed.bytes] {
            for position in bytes.indices {
                var edited = bytes
                edited[position] ^= 0x10
                #expect(SlotValue(edited) == nil, "byte \(position)")
            }
        }
    }

    @Test func `is not read at any shorter length`() {
        for length in 0..<whole.count { #expect(SlotValue(Array(whole.prefix(length))) == nil) }
    }

    @Test(arguments: [UInt8(0), 3, 0xFF])
    func `is not read in another format, checksum or not`(format: UInt8) {
        #expect(SlotValue(Self.sealed([format] + whole.dropFirst().dropLast(8))) == nil)
    }

    @Test(arguments: [UInt8(5), 0xFF])
    func `is not read with a kind that there is none of`(kind: UInt8) {
        #expect(SlotValue(Self.sealed([2, kind] + whole.dropFirst(2).dropLast(8))) == nil)
    }

    @Test func `names a cost where a passphrase opens it, and nowhere else`() {
        #expect(SlotValue(Self.sealed([2, 2] + whole.dropFirst(2).dropLast(8))) == nil)
    }
}
