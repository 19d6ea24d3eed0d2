import Foundation
import Terms
import Testing

@testable import Chains

@Suite struct `A DER signature` {
    private struct Suite: Decodable {
        struct Group: Decodable { let tests: [Vector] }

        struct Vector: Decodable {
            let tcId: Int
            let comment: String
            let sig: String
            let result: String
        }

        let groups: [Group]
    }

    /// Wycheproof's Bitcoin set, which KeyroomTests judge the library by.
    private static func vectors() throws -> [Suite.Vector] {
        let suite = try VectorFile.load(
            "../../KeyroomTests/Vectors/ecdsa_secp256k1_sha256_bitcoin.json", as: Suite.self)
        return suite.groups.flatMap(\.tests)
    }

    @Test func `is read where Wycheproof holds it valid, and written as it was`() throws {
        let valid = try Self.vectors().filter { $0.result == "valid" }
        #expect(valid.count == 162)
        for vector in valid {
            let bytes = try hex(vector.sig)
            let signature = try require(DERSignature(reading: bytes))
            #expect(signature.bytes == bytes, "test \(vector.tcId)")
            let raw = Signature(bytes: signature.r + signature.s, recoveryID: 0)
            #expect(DERSignature(raw) == signature)
        }
    }

    // B-22: two encodings of one signature are two transactions to whoever compares bytes.
    @Test func `is refused in every form but its own`() throws {
        let invalid = try Self.vectors().filter { $0.result != "valid" }
        var read = 0
        for vector in invalid {
            let bytes = try hex(vector.sig)
            guard let signature = DERSignature(reading: bytes) else { continue }
            // What is left is well formed and signs something else: the form is not at fault.
            #expect(signature.bytes == bytes, "test \(vector.tcId): \(vector.comment)")
            read += 1
        }
        #expect(invalid.count > 150)
        #expect(read < invalid.count / 2)
    }

    @Test func `has numbers in their ranges`() {
        let order = [UInt8](
            Hex.decode("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141") ?? [])
        let half = [UInt8](
            Hex.decode("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0") ?? [])
        let one = [UInt8](repeating: 0, count: 31) + [1]
        let zero = [UInt8](repeating: 0, count: 32)
        func made(_ r: [UInt8], _ s: [UInt8]) -> [UInt8]? {
            DERSignature(Signature(bytes: r + s, recoveryID: 0))?.bytes
        }
        #expect(made(one, one) == [0x30, 6, 2, 1, 1, 2, 1, 1])
        #expect(made(one, half)?.count == 39)
        #expect(made(zero, one) == nil)
        #expect(made(one, zero) == nil)
        #expect(made(order, one) == nil)
        // One above the half is the high twin of a low s.
        #expect(made(one, half.dropLast() + [0xa1]) == nil)
        #expect(made(order.dropLast() + [0x40], half)?.count == 71)
        #expect(made(Array(one.dropLast()), one) == nil)
    }

    @Test func `of any bytes is read or refused, and never traps`() {
        var chance = SplitMix(seed: 6)
        for _ in 0..<50_000 {
            var bytes: [UInt8] = [0x30, UInt8.random(in: 0...80, using: &chance), 0x02]
            for _ in 0..<Int.random(in: 0...75, using: &chance) {
                bytes.append(UInt8.random(in: 0...40, using: &chance))
            }
            if let signature = DERSignature(reading: bytes) { #expect(signature.bytes == bytes) }
        }
    }
}
