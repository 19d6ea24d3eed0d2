import Terms
import Testing

@testable import Chains

@Suite struct `A bag of cells` {
    /// A tree of random cells, some of them shared.
    static func tree(_ chance: inout SplitMix, depth: Int, _ known: inout [Cell]) throws -> Cell {
        var builder = CellBuilder()
        let bits = Int.random(in: 0...Cell.mostBits, using: &chance)
        for _ in 0..<bits { builder.store(Bool.random(using: &chance)) }
        let most = depth == 0 ? 0 : Cell.mostReferences
        for _ in 0..<Int.random(in: 0...most, using: &chance) {
            if let shared = known.randomElement(using: &chance),
                Int.random(in: 0..<3, using: &chance) == 0
            {
                builder.store(reference: shared)
            } else {
                builder.store(reference: try tree(&chance, depth: depth - 1, &known))
            }
        }
        let cell = try builder.finish()
        known.append(cell)
        return cell
    }

    @Test func `is read back from its bytes`() throws {
        var chance = SplitMix(seed: 1)
        for index in 0..<300 {
            var known: [Cell] = []
            let root = try Self.tree(&chance, depth: index % 4, &known)
            let checksum = index.isMultiple(of: 2)
            let bytes = BagOfCells.write(root, checksum: checksum)
            let again = try? BagOfCellsReader.read(bytes, checksum: checksum)
            // More cells than anything signed has are refused, not read in part.
            if Set(known).count > BagOfCells.mostCells { continue }
            #expect(again == root)
            #expect(again?.bytes == root.bytes)
            #expect(again?.bitCount == root.bitCount)
            #expect((try? BagOfCellsReader.read(bytes, checksum: !checksum)) == nil)
        }
    }

    @Test func `has the hashes that others compute`() throws {
        // An empty cell, as every explorer shows it.
        #expect(
            try CellBuilder().finish().hash.hex
                == "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7")
        let file = try TONMessageVector.file()
        for vector in file.vectors {
            let cell = try BagOfCellsReader.read(hex(vector.signed_body_boc))
            #expect(cell.hash.hex == vector.signed_body_hash)
        }
    }

    // T-27: what could hide content, or be read in two ways.
    @Test func `is refused in every form but its own`() throws {
        var builder = CellBuilder()
        builder.store(UInt8(0xab), bits: 8)
        let leaf = try builder.finish()
        builder.store(reference: leaf)
        let sound = BagOfCells.write(try builder.finish(), checksum: false)
        #expect(sound == (try hex("b5ee9c720101020100070001 02ab01 0002ab".filter { $0 != " " })))
        for (text, why) in [
            ("68ff65f3 01 01 02 01 00 07 00 01 02ab01 0002ab", "an older magic, with an index"),
            ("acc3a728 01 01 02 01 00 07 00 01 02ab01 0002ab", "another magic"),
            ("b5ee9c72 81 01 02 01 00 07 00 04 07 01 02ab01 0002ab", "an index"),
            ("b5ee9c72 21 01 02 01 00 07 00 01 02ab01 0002ab", "a cache"),
            ("b5ee9c72 05 01 02 01 00 07 00 01 02ab01 0002ab", "wide references"),
            ("b5ee9c72 02 01 0002 0001 0000 07 0000 01 02ab0001 0002ab", "needless width"),
            ("b5ee9c72 01 02 02 01 00 0007 00 01 02ab01 0002ab", "a needless width of sizes"),
            ("b5ee9c72 01 01 02 02 00 07 00 01 01 02ab01 0002ab", "two roots"),
            ("b5ee9c72 01 01 02 01 01 07 00 01 02ab01 0002ab", "an absent cell"),
            ("b5ee9c72 01 01 02 01 00 07 01 01 02ab01 0002ab", "another root than the first"),
            ("b5ee9c72 01 01 02 01 00 08 00 01 02ab01 0002ab", "a wrong size"),
            ("b5ee9c72 01 01 02 01 00 07 00 09 02ab01 0002ab", "an exotic cell"),
            ("b5ee9c72 01 01 02 01 00 07 00 21 02ab01 0002ab", "a cell of level 1"),
            ("b5ee9c72 01 01 02 01 00 07 00 11 02ab01 0002ab", "stored hashes"),
            ("b5ee9c72 01 01 02 01 00 07 00 07 02ab01 0002ab", "an absent cell's descriptor"),
            ("b5ee9c72 01 01 02 01 00 07 00 01 02ab00 0002ab", "a circle"),
            ("b5ee9c72 01 01 02 01 00 07 00 01 02ab02 0002ab", "a reference to nowhere"),
            ("b5ee9c72 01 01 03 01 00 0a 00 01 02ab01 0002ab 0002cd", "a cell that nobody needs"),
            ("b5ee9c72 01 01 03 01 00 0b 00 02 02ab0102 0002ab 0002ab", "one cell twice"),
            ("b5ee9c72 01 01 02 01 00 07 00 01 03ab01 0002ab", "a descriptor of other bits"),
            ("b5ee9c72 01 01 02 01 00 08 00 01 03ab8001 0002ab", "a needless byte of padding"),
            ("b5ee9c72 01 01 02 01 00 08 00 01 03ab0001 0002ab", "no padding"),
            ("b5ee9c72 01 01 00 01 00 00 00", "no cell"),
            ("", "nothing"),
        ] {
            let bytes = try hex(text.filter { $0 != " " })
            #expect(throws: CellError.self, "\(why)") { try BagOfCellsReader.read(bytes) }
            #expect(throws: CellError.self, "\(why)") {
                try BagOfCellsReader.read(bytes, checksum: true)
            }
        }
    }

    @Test func `of any bytes at all is read or refused, and never traps`() throws {
        var chance = SplitMix(seed: 2)
        var known: [Cell] = []
        let sound = BagOfCells.write(
            try Self.tree(&chance, depth: 2, &known), checksum: false)
        for _ in 0..<20_000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...4, using: &chance) {
                let place = Int.random(in: bytes.indices.prefix(40), using: &chance)
                bytes[place] = UInt8(truncatingIfNeeded: chance.next())
            }
            if let root = try? BagOfCellsReader.read(bytes) {
                #expect(BagOfCells.write(root, checksum: false) == bytes)
            }
        }
        for length in 0..<64 {
            for _ in 0..<200 {
                var bytes = BagOfCells.magic
                for _ in 0..<length { bytes.append(UInt8(truncatingIfNeeded: chance.next())) }
                _ = try? BagOfCellsReader.read(bytes)
            }
        }
    }

    // A chain of cells is walked cell by cell: how deep it goes is bounded before it is walked.
    @Test func `is no deeper than its cells`() throws {
        var cell = try CellBuilder().finish()
        for _ in 1..<BagOfCells.mostCells {
            var builder = CellBuilder()
            builder.store(reference: cell)
            cell = try builder.finish()
        }
        #expect(try BagOfCellsReader.read(BagOfCells.write(cell, checksum: false)) == cell)
        var builder = CellBuilder()
        builder.store(reference: cell)
        let deeper = BagOfCells.write(try builder.finish(), checksum: false)
        #expect(throws: CellError.self) { try BagOfCellsReader.read(deeper) }
    }

    // The bound on what is walked is a number, whatever the source calls it.
    @Test(arguments: [(128, true), (129, false)])
    func `has at most 128 cells`(count: Int, isRead: Bool) throws {
        var cell = try CellBuilder().finish()
        for _ in 1..<count {
            var builder = CellBuilder()
            builder.store(reference: cell)
            cell = try builder.finish()
        }
        let bytes = BagOfCells.write(cell, checksum: false)
        #expect(((try? BagOfCellsReader.read(bytes)) != nil) == isRead)
    }

    @Test func `ends in the checksums that are known`() {
        let digits = Array("123456789".utf8)
        // RFC 3720's polynomial, and the catalogue of parametrised CRC algorithms for both.
        #expect(CRC32C.littleEndian(digits) == [0x83, 0x92, 0x06, 0xe3])
        #expect(CRC16.checksum(digits) == 0x31c3)
    }
}
