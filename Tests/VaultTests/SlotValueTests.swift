import Keyroom
import Testing

@testable import Vault

@Suite struct `A slot's value` {
    private let parameters = Argon2id(passes: 0x0102_0304, kibibytes: 0x0506_0708)
    private let salt = [UInt8](16..<32)

    private var whole: [UInt8] {
        SlotValue(parameters: parameters, salt: salt, wrapped: [0xAA, 0xBB]).bytes
    }

    @Test func `stands as format, passes, KiB, salt, wrapped key and checksum`() {
        let body = [1, 1, 2, 3, 4, 5, 6, 7, 8] + salt + [0xAA, 0xBB]
        #expect(whole == body + PublicBytes.sha256(body).prefix(8))
    }

    @Test func `is read back as it was written`() throws {
        let read = try #require(SlotValue(whole))
        #expect(read.parameters == parameters)
        #expect(read.salt == salt)
        #expect(read.wrapped == [0xAA, 0xBB])
    }

    @Test func `is not read with any one byte changed`() {
        for position in whole.indices {
            var edited = whole
            edited[position] ^= 0x10
            #expect(SlotValue(edited) == nil, "byte \(position)")
        }
    }

    @Test func `is not read at any shorter length`() {
        for length in 0..<whole.count { #expect(SlotValue(Array(whole.prefix(length))) == nil) }
    }

    @Test func `is not read in another format, checksum or not`() {
        let body = [2] + whole.dropFirst().dropLast(8)
        #expect(SlotValue(body + PublicBytes.sha256(body).prefix(8)) == nil)
    }
}
