import Testing

@testable import Keyroom

@Suite struct `A padded secret` {
    @Test(arguments: [1, 51, 164, 251, 252, 253, 300, 1_000, 4_096, 16_384])
    func `comes out as it went in`(count: Int) throws {
        let secret = try SecretBytes.random(count)
        let padded = try secret.padded()
        #expect(padded.count == SecretBytes.paddedCount(count + 4))
        let back = try #require(try padded.unpadded()?.revealed)
        #expect(back == secret.revealed)
    }

    @Test func `has one length, whatever key it is`() throws {
        let lengths = try Set((1...252).map { try SecretBytes(count: $0).padded().count })
        #expect(lengths == [256])
    }

    // The numbers of the paper's own definition, worked out by hand.
    @Test(arguments: [
        (257, 272), (272, 272), (273, 288), (500, 512), (511, 512), (512, 512), (513, 544),
        (1_000, 1_024), (1_025, 1_088), (4_097, 4_352), (16_388, 17_408),
    ])
    func `is as long as Padmé says above that`(count: Int, padded: Int) {
        #expect(SecretBytes.paddedCount(count) == padded)
    }

    @Test func `costs at most an eighth, and never loses a byte`() {
        for count in 257...20_000 {
            let padded = SecretBytes.paddedCount(count)
            #expect(padded >= count && padded - count <= count / 8)
            #expect(SecretBytes.paddedCount(padded) == padded)
        }
    }

    @Test func `is of one form alone`() throws {
        let good = try SecretBytes(bytes: [7, 8, 9]).padded().revealed
        func opens(_ change: (inout [UInt8]) -> Void) throws -> Bool {
            var bytes = good
            change(&bytes)
            return try SecretBytes(bytes: bytes).unpadded() != nil
        }
        #expect(try opens { _ in })
        #expect(try !opens { $0[255] = 1 })
        #expect(try !opens { $0[7] = 1 })
        #expect(try !opens { $0[3] = 0 })
        #expect(try !opens { $0[2] = 1 })
        #expect(try !opens { $0[0] = 0x80 })
        #expect(try !opens { $0.removeLast() })
        #expect(try !opens { $0 += [UInt8](repeating: 0, count: 16) })
    }
}
