import Terms
import Testing

@testable import Chains

@Suite struct `A cell` {
    @Test func `gives back the fields that were put into it`() throws {
        var chance = SplitMix(seed: 3)
        for _ in 0..<500 {
            var builder = CellBuilder()
            var fields: [(value: UInt64, width: Int)] = []
            while builder.freeBits >= 64 {
                let width = Int.random(in: 0...64, using: &chance)
                let value = width == 0 ? 0 : chance.next() >> UInt64(64 - width)
                builder.store(value, bits: width)
                fields.append((value, width))
            }
            var reader = CellReader(try builder.finish())
            for (value, width) in fields {
                #expect(try reader.take(bits: width) as UInt64 == value)
            }
            try reader.finish()
        }
    }

    @Test(arguments: [
        0, 1, 255, 256, 1_234_567_890, UInt128(UInt64.max), UInt128(1) << 119,
        (UInt128(1) << 120) - 1,
    ])
    func `carries amounts in as few bytes as they need`(nanoTON: UInt128) throws {
        var builder = CellBuilder()
        builder.store(true)
        builder.storeCoins(nanoTON)
        let cell = try builder.finish()
        var reader = CellReader(cell)
        #expect(try reader.takeBit())
        #expect(try reader.takeCoins() == nanoTON)
        try reader.finish()
        #expect(cell.bitCount == 5 + (128 - nanoTON.leadingZeroBitCount + 7) / 8 * 8)
    }

    // T-26: 2^120 nanoTON and more have no form, and must not lose their first byte.
    @Test(arguments: [UInt128(1) << 120, .max])
    func `does not carry more than an amount's field holds`(nanoTON: UInt128) {
        var builder = CellBuilder()
        builder.storeCoins(nanoTON)
        #expect(throws: CellError.overflow) { try builder.finish() }
    }

    @Test func `does not hold more than it can`() throws {
        var builder = CellBuilder()
        for _ in 0..<Cell.mostBits { builder.store(true) }
        #expect(try builder.finish().bitCount == Cell.mostBits)
        builder.store(false)
        #expect(throws: CellError.overflow) { try builder.finish() }
        var wide = CellBuilder()
        wide.store(UInt8(8), bits: 3)
        #expect(throws: CellError.overflow) { try wide.finish() }
        var full = CellBuilder()
        let leaf = try CellBuilder().finish()
        for _ in 0...Cell.mostReferences { full.store(reference: leaf) }
        #expect(throws: CellError.overflow) { try full.finish() }
    }

    @Test func `is not read beyond its end, nor left half read`() throws {
        var builder = CellBuilder()
        builder.store(UInt8(1), bits: 3)
        builder.store(reference: try CellBuilder().finish())
        let cell = try builder.finish()
        var reader = CellReader(cell)
        #expect(throws: CellError.truncated) { _ = try reader.take(bits: 4) as UInt8 }
        #expect(throws: CellError.leftover) { try reader.finish() }
        _ = try reader.take(bits: 3) as UInt8
        #expect(throws: CellError.leftover) { try reader.finish() }
        _ = try reader.takeReference()
        try reader.finish()
        #expect(throws: CellError.truncated) { _ = try reader.takeReference() }
        #expect(throws: CellError.truncated) { _ = try reader.takeBit() }
        var wide = CellReader(cell)
        #expect(throws: CellError.overflow) { _ = try wide.take(bits: 9) as UInt8 }
    }

    @Test func `is copied whole into another, at any bit`() throws {
        var chance = SplitMix(seed: 4)
        for offset in 0..<9 {
            var source = CellBuilder()
            for _ in 0..<Int.random(in: 0..<200, using: &chance) {
                source.store(Bool.random(using: &chance))
            }
            source.store(reference: try CellBuilder().finish())
            let cell = try source.finish()
            var builder = CellBuilder()
            for _ in 0..<offset { builder.store(true) }
            builder.store(contentOf: cell)
            var reader = CellReader(try builder.finish())
            for _ in 0..<offset { #expect(try reader.takeBit()) }
            #expect(try reader.takeRest() == cell)
        }
    }

    @Test func `says what is wrong in a clause`() {
        let errors: [CellError] = [
            .overflow, .truncated, .leftover, .unexpected("a thing"), .misshapen("of lead"),
        ]
        for error in errors {
            #expect(!error.clause.isEmpty)
            #expect(error.clause.first?.isLowercase == true)
            #expect(!error.clause.hasSuffix("."))
        }
    }
}
