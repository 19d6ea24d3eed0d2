import Testing

@testable import Keyroom

@Suite struct `A sealed stream` {
    private func key(_ byte: UInt8 = 7) throws -> SecretBytes {
        let bytes = [UInt8](repeating: byte, count: 32)
        return unsafe try SecretBytes(copying: bytes.span.bytes)
    }

    private func sealed(_ chunks: [[UInt8]], bound: [UInt8] = [1]) throws -> (
        header: [UInt8], chunks: [[UInt8]]
    ) {
        var sealer = try StreamSealer(key: try key())
        var all: [[UInt8]] = []
        for (index, chunk) in chunks.enumerated() {
            all.append(sealer.seal(chunk, bound: bound, isLast: index == chunks.count - 1))
        }
        return (sealer.header, all)
    }

    @Test func `opens as it was sealed, and says where it ends`() throws {
        let plain: [[UInt8]] = [[1, 2, 3], [], [UInt8](repeating: 9, count: 70_000)]
        let (header, chunks) = try sealed(plain)
        #expect(chunks.map(\.count) == plain.map { $0.count + 17 })
        var opener = try StreamOpener(key: try key(), header: header)
        for (index, chunk) in chunks.enumerated() {
            let opened = try opener.open(chunk, bound: [1])
            #expect(opened.plain == plain[index])
            #expect(opened.isLast == (index == 2))
        }
    }

    @Test func `opens under no other key, bound or order, and in no changed part`() throws {
        let (header, chunks) = try sealed([[1], [2], [3]])
        func fault(
            _ list: [[UInt8]], header changed: [UInt8]? = nil, bound: [UInt8] = [1],
            with byte: UInt8 = 7
        ) throws -> SealError? {
            var opener = try StreamOpener(key: try key(byte), header: changed ?? header)
            do throws(SealError) {
                for chunk in list { _ = try opener.open(chunk, bound: bound) }
                return nil
            } catch { return error }
        }
        #expect(try fault(chunks) == nil)
        #expect(try fault(chunks, with: 8) == .wrongKeyOrPlace)
        #expect(try fault(chunks, bound: [2]) == .wrongKeyOrPlace)
        #expect(try fault([chunks[1], chunks[0]]) == .wrongKeyOrPlace)
        #expect(try fault([chunks[0], chunks[0]]) == .wrongKeyOrPlace)
        #expect(try fault([chunks[0], chunks[2]]) == .wrongKeyOrPlace)
        var other = header
        other[3] ^= 1
        #expect(try fault(chunks, header: other) == .wrongKeyOrPlace)
        for index in chunks[0].indices {
            var chunk = chunks[0]
            chunk[index] ^= 1
            #expect(try fault([chunk]) == .wrongKeyOrPlace)
        }
        #expect(try fault([[1, 2]]) == .misshapen)
        #expect(throws: SealError.misshapen) {
            _ = try StreamOpener(key: try key(), header: [1, 2, 3])
        }
    }

    @Test func `has a header of its own each time, and a key of 32 bytes`() throws {
        #expect(try sealed([[1]]).header != sealed([[1]]).header)
        let short = try SecretBytes.random(31)
        #expect(throws: SecretError.self) { _ = try StreamSealer(key: short) }
        #expect(throws: SealError.misshapen) {
            _ = try StreamOpener(key: short, header: [UInt8](repeating: 0, count: 24))
        }
    }
}
