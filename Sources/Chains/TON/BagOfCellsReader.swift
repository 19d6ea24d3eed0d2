/// Reads a bag of cells strictly: what it accepts is written to the very bytes it was read from.
///
/// Two bags of one message, or one bag that two readers see differently, would let a gate judge one
/// message and sign another.
struct BagOfCellsReader {
    private let bytes: [UInt8]
    private var offset = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads the one root of `bytes`, which must end in a checksum or not; throws ``CellError``.
    static func read(_ bytes: [UInt8], checksum: Bool = false) throws(CellError) -> Cell {
        var reader = BagOfCellsReader(bytes)
        let root = try reader.bag()
        guard BagOfCells.write(root, checksum: checksum) == bytes else {
            throw .misshapen("that is written another way than this one")
        }
        return root
    }

    private mutating func bag() throws(CellError) -> Cell {
        guard try take(4).elementsEqual(BagOfCells.magic) else {
            throw .misshapen("without the magic b5ee9c72")
        }
        let indexWidth = try number(1) & ~Int(BagOfCells.checksumFlag)
        guard (1...2).contains(indexWidth) else {
            throw .misshapen("with an index, a cache or wide references")
        }
        let sizeWidth = try number(1)
        guard (1...3).contains(sizeWidth) else { throw .misshapen("with wide sizes") }
        let count = try number(indexWidth)
        let roots = try number(indexWidth)
        let absent = try number(indexWidth)
        _ = try number(sizeWidth)
        guard (1...BagOfCells.mostCells).contains(count), roots == 1, absent == 0,
            try number(indexWidth) == 0
        else { throw .misshapen("with more than \(BagOfCells.mostCells) cells or one root") }
        var raw: [(bytes: [UInt8], bitCount: Int, references: [Int])] = []
        for index in 0..<count { raw.append(try content(index, of: count, indexWidth)) }
        return try Self.assemble(raw)
    }

    /// One cell as it stands in the bag, its references by their places.
    private mutating func content(_ index: Int, of count: Int, _ indexWidth: Int)
        throws(CellError) -> (bytes: [UInt8], bitCount: Int, references: [Int])
    {
        let first = try number(1)
        guard first <= Cell.mostReferences else {
            throw .misshapen("with a cell that is exotic, of a level, or of stored hashes")
        }
        let second = try number(1)
        var bytes = Array(try take((second + 1) / 2))
        var bitCount = 4 * second
        if !second.isMultiple(of: 2) {
            guard let last = bytes.last, last != 0 else { throw .misshapen("without padding") }
            // The lowest one ends the bits; it and the zeros below it are no part of them.
            let padding = last.trailingZeroBitCount + 1
            bytes[bytes.count - 1] = last & ~(1 << UInt8(padding - 1))
            bitCount = 8 * bytes.count - padding
            guard padding < 8 else { throw .misshapen("with a byte of padding") }
        }
        var references: [Int] = []
        for _ in 0..<first {
            let place = try number(indexWidth)
            // Forward only: a reference back could make a circle.
            guard place > index, place < count else { throw .misshapen("that refers backwards") }
            references.append(place)
        }
        return (bytes, bitCount, references)
    }

    /// Builds the cells from the last, which refers to none, to the root.
    private static func assemble(_ raw: [(bytes: [UInt8], bitCount: Int, references: [Int])])
        throws(CellError) -> Cell
    {
        var cells: [Cell] = []
        for (bytes, bitCount, references) in raw.reversed() {
            let children = references.map { cells[raw.count - 1 - $0] }
            cells.append(try Cell(bytes: bytes, bitCount: bitCount, references: children))
        }
        guard let root = cells.last else { throw .truncated }
        return root
    }

    private mutating func take(_ count: Int) throws(CellError) -> ArraySlice<UInt8> {
        guard bytes.count - offset >= count else { throw .truncated }
        defer { offset += count }
        return bytes[offset..<(offset + count)]
    }

    private mutating func number(_ width: Int) throws(CellError) -> Int {
        try take(width).reduce(0) { $0 << 8 | Int($1) }
    }
}
