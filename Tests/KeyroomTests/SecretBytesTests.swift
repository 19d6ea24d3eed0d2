import Foundation
import Testing

@testable import Keyroom

@Suite struct `A secret` {
    @Test func `hold what everyone knows like what nobody knows`() throws {
        let bytes = (0..<32).map { UInt8($0) }
        let published = try SecretBytes(published: bytes)
        #expect(published.count == 32)
        #expect((0..<32).map { unsafe published.address[$0] } == bytes)
        #expect(throws: SecretError.self) { _ = try SecretBytes(published: []) }
    }

    @Test func `begins zeroed, with as many bytes as asked for`() throws {
        let secret = try SecretBytes(count: 100)
        #expect(secret.count == 100)
        #expect(secret.revealed == [UInt8](repeating: 0, count: 100))
    }

    @Test(arguments: [-1, 0, 1_048_577])
    func `has no length outside the bounds`(count: Int) {
        #expect(throws: SecretError.badLength(bytes: count, allowed: 1...1_048_576)) {
            _ = try SecretBytes(count: count)
        }
    }

    @Test func `is in locked memory`() throws {
        let before = try ProcessMemory.lockedKibibytes()
        let secret = try SecretBytes(count: 512 * 1024)
        let during = try ProcessMemory.lockedKibibytes()
        #expect(during - before >= 512 || before > during, "\(before) to \(during) KiB")
        #expect(secret.count == 512 * 1024)
    }

    @Test func `is random where random is asked for`() throws {
        let first = try SecretBytes.random(32)
        let second = try SecretBytes.random(32)
        let same = first.equals(second)
        #expect(!same)
        #expect(first.revealed != [UInt8](repeating: 0, count: 32))
    }

    @Test func `equals another with the same bytes and no other`() throws {
        let secret = try SecretBytes(bytes: [1, 2, 3])
        let results = try [[1, 2, 3], [1, 2, 4], [1, 2, 3, 0]].map { bytes in
            secret.equals(try SecretBytes(bytes: bytes))
        }
        #expect(results == [true, false, false])
    }

    @Test func `copies what it is given and leaves the source alone`() throws {
        let source: [UInt8] = [9, 8, 7]
        let secret = try unsafe SecretBytes(copying: source.span.bytes)
        #expect(secret.revealed == [9, 8, 7])
        #expect(try secret.duplicate().revealed == [9, 8, 7])
        #expect(source == [9, 8, 7])
    }

    @Test func `is zero after a wipe`() throws {
        var secret = try SecretBytes(bytes: [1, 2, 3])
        secret.wipe()
        #expect(secret.revealed == [0, 0, 0])
    }

    @Test(arguments: [
        ("passphrase", "passphrase"), ("passphrase\n", "passphrase"), ("two\n\n", "two\n"),
        ("a\nb\n", "a\nb"), ("sixteen bytes ok", "sixteen bytes ok"),
        ("sixteen bytes ok\n", "sixteen bytes ok"),
    ])
    func `is read from a descriptor without its last newline`(text: String, read: String) throws {
        let pipe = try filled(text)
        let secret = try SecretBytes.reading(pipe.fileHandleForReading.fileDescriptor, limit: 16)
        #expect(secret.revealed == Array(read.utf8))
    }

    @Test(arguments: ["", "\n", "seventeen bytes !", "seventeen bytes !\n", "sixteen bytes ok\n\n"])
    func `is not read where it is empty or longer than allowed`(text: String) throws {
        let pipe = try filled(text)
        #expect(throws: SecretError.self) {
            _ = try SecretBytes.reading(pipe.fileHandleForReading.fileDescriptor, limit: 16)
        }
    }

    @Test func `is read as one line while the descriptor stays open`() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("first line\n".utf8))
        let secret = try SecretBytes.readingLine(
            pipe.fileHandleForReading.fileDescriptor, limit: 64)
        #expect(secret.revealed == Array("first line".utf8))
        try pipe.fileHandleForWriting.close()
    }

    @Test(arguments: [
        ("one\ntwo\n", "one"), ("one\ntwo", "one"), ("one", "one"), ("one\r\n", "one\r"),
    ])
    func `is its first line where a line is asked for`(text: String, read: String) throws {
        let pipe = try filled(text)
        let secret = try SecretBytes.readingLine(
            pipe.fileHandleForReading.fileDescriptor, limit: 16)
        #expect(secret.revealed == Array(read.utf8))
    }

    @Test func `is not read from a closed descriptor`() {
        #expect(throws: SecretError.unreadable(errno: 9)) {
            _ = try SecretBytes.reading(-1, limit: 16)
        }
    }

    @Test(arguments: [
        (SecretError.noLockedMemory(bytes: 32), "32"),
        (.badLength(bytes: 0, allowed: 1...9), "9"), (.unreadable(errno: 9), "9"),
    ])
    func `has errors that name the value`(error: SecretError, part: String) {
        #expect(error.clause.contains(part))
    }

    private func filled(_ text: String) throws -> Pipe {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try pipe.fileHandleForWriting.close()
        return pipe
    }
}
