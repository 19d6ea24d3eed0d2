import Terms
import Testing

@testable import Chains

@Suite struct `A text comment` {
    // ton-core 0.7.1 and pytoniq-core 0.2.1 lay the same texts out in cells of these hashes.
    @Test func `lies in cells as others lay it`() throws {
        for (text, hash) in [
            (
                String(repeating: "x", count: 123),
                "aa3ba6061fab5db9f5a2ce177f444d4ae5efd41c7ae6cb56984883736d0e4050"
            ),
            (
                String(repeating: "x", count: 124),
                "b210ff519f1dafcd9fd359bb407f960c7ff1210a7433243a0cef9ae45eba4fb3"
            ),
            (
                String(repeating: "x", count: 250),
                "a26db8dd6ccbd8401a4ad7c4502d49269a7f6bc4fa68307ce53da476a6a9bff7"
            ),
            (
                String(repeating: "x", count: 251),
                "996530697a5f5b83e3ba88fcc350401fd33c2d8cc8c98e00e78a084c5f6e50c9"
            ),
            (
                String(repeating: "x", count: 512),
                "f0dc7da2d75290ed06ad918bbf6feea8d74981ef4df8d46fae56c07748c09c3b"
            ),
            (
                String(repeating: "請求書", count: 56),
                "a5f50607ca35c3b1c05f6972fb4560d863b7c5d49d301ca867d3c5a6e5ae0ebd"
            ),
        ] {
            #expect(try require(TextComment(text)).body().hash.hex == hash)
        }
    }

    // Unicode's Bidi_Control, one by one, and their neighbours that reorder nothing.
    @Test func `has no character that reorders it`() throws {
        let reordering: [UInt32] = [
            0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068,
            0x2069,
        ]
        for value in reordering {
            let scalar = try require(Unicode.Scalar(value))
            #expect(TextComment("a\(Character(scalar))b") == nil, "U+\(value)")
        }
        for value in [0x061b, 0x061d, 0x200d, 0x2010, 0x202f, 0x2065, 0x206a] as [UInt32] {
            let scalar = try require(Unicode.Scalar(value))
            #expect(TextComment("a\(Character(scalar))b") != nil, "U+\(value)")
        }
    }

    @Test func `has no character that ends a line or shows as none`() throws {
        let controls: [UInt32] =
            Array(0..<0x20) + Array(0x7f..<0xa0) + [0x2028, 0x2029]
        for value in controls {
            let scalar = try require(Unicode.Scalar(value))
            #expect(TextComment("a\(Character(scalar))b") == nil, "U+\(value)")
        }
        #expect(TextComment(" ~\u{a0}") != nil)
    }

    @Test(arguments: [UInt128(1), 255, 1_500_000_000, TONRules.mostNanoTON])
    func `of any length travels and is read back`(nanoTON: UInt128) throws {
        for length in 1...TextComment.longest {
            let transfer = try TONPayments.transfer(
                nanoTON: nanoTON, comment: String(repeating: "x", count: length))
            #expect(try TONTransfer(reading: transfer.message()) == transfer)
        }
    }

    @Test func `is read in no other cells than its own`() throws {
        // As if each byte had been given a cell, or a cell two ends.
        var end = CellBuilder()
        end.store([UInt8(ascii: "b")])
        let tail = try end.finish()
        for tails in [[tail], [tail, tail]] {
            var builder = CellBuilder()
            builder.store(UInt32(0), bits: 32)
            builder.store([UInt8(ascii: "a")])
            for tail in tails { builder.store(reference: tail) }
            let body = try builder.finish()
            #expect(throws: CellError.self) { try TextComment(reading: body) }
        }
        var chain = tail
        for _ in 0..<3 {
            var builder = CellBuilder()
            builder.store([UInt8](repeating: UInt8(ascii: "a"), count: 127))
            builder.store(reference: chain)
            builder.store(reference: tail)
            chain = try builder.finish()
        }
        var head = CellBuilder()
        head.store(UInt32(0), bits: 32)
        head.store([UInt8](repeating: UInt8(ascii: "a"), count: 123))
        head.store(reference: chain)
        let body = try head.finish()
        #expect(throws: CellError.self) { try TextComment(reading: body) }
    }
}
