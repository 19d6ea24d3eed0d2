import Foundation
import Glibc
import Testing

@testable import Keyroom

@Suite(.serialized) struct `What is left of a secret` {
    @Test func `is nothing once it is let go, where a live one is found`() throws {
        let inverted = PublicBytes.random(32)
        do {
            var secret = try SecretBytes(count: 32)
            for index in 0..<32 { unsafe secret.mutableAddress[index] = ~inverted[index] }
            #expect(try ProcessMemory.count(inverted: inverted) == 1)
            let moved = secret
            #expect(try ProcessMemory.count(inverted: inverted) == 1)
            #expect(moved.count == 32)
        }
        #expect(try ProcessMemory.count(inverted: inverted) == 0)
    }

    @Test func `is nothing where an error ended its life`() throws {
        let inverted = PublicBytes.random(32)
        func fail() throws {
            var secret = try SecretBytes(count: 32)
            for index in 0..<32 { unsafe secret.mutableAddress[index] = ~inverted[index] }
            throw SecretError.unreadable(errno: 0)
        }
        #expect(throws: SecretError.self) { try fail() }
        #expect(try ProcessMemory.count(inverted: inverted) == 0)
    }

    @Test func `is nothing of a passphrase read from a descriptor`() throws {
        let inverted = PublicBytes.random(32).map { $0 == 0xF5 ? 0 : $0 }
        let pipe = Pipe()
        do {
            var bytes = inverted.map { ~$0 }
            let wrote = unsafe write(pipe.fileHandleForWriting.fileDescriptor, bytes, 32)
            #expect(wrote == 32)
            for index in bytes.indices { bytes[index] = 0 }
            try pipe.fileHandleForWriting.close()
            let read = try SecretBytes.reading(
                pipe.fileHandleForReading.fileDescriptor, limit: 64)
            #expect(read.count == 32)
            #expect(bytes.allSatisfy { $0 == 0 })
            #expect(try ProcessMemory.count(inverted: inverted) >= 1)
        }
        #expect(try ProcessMemory.count(inverted: inverted) == 0)
    }

    @Test func `is nothing of a key on the bench after it was opened`() throws {
        let inverted = PublicBytes.random(32)
        let ring = Keyring(
            vault: [UInt8](repeating: 1, count: 16), secretClass: .wallet, term: 1,
            key: try SecretBytes.random(32))
        var sealed: SealedRecord?
        do {
            var secret = try SecretBytes(count: 32)
            for index in 0..<32 { unsafe secret.mutableAddress[index] = ~inverted[index] }
            let blob = try ring.seal(secret, table: "records", id: [1], version: 1)
            sealed = SealedRecord(table: "records", id: [1], version: 1, blob: blob)
        }
        let record = try #require(sealed)
        let workshop = try Workshop(count: 1)
        let during = try workshop.withBench { bench in
            try ring.open(record, on: &bench)
            return try ProcessMemory.count(inverted: inverted)
        }
        #expect(during == 1)
        #expect(try ProcessMemory.count(inverted: inverted) == 0)
    }

    @Test func `is not printed when the process crashes`() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            let hardening = Hardening.apply()
            var secret = try SecretBytes(count: 64)
            for index in 0..<64 { unsafe secret.mutableAddress[index] = UInt8(ascii: "K") }
            // A trap with the secret's address in a register: what a backtrace would follow.
            let zero = hardening.measures.filter { $0.name.isEmpty }.count
            _ = unsafe Int(secret.address[0]) / zero
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(!text.contains("KKKKKKKK"))
        #expect(!text.contains("4b 4b 4b 4b"))
        #expect(!text.contains("Registers"))
    }
}
