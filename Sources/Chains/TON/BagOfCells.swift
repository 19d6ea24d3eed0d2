/// The bytes of a tree of cells: TON's bag of cells, in the one form that is written here.
///
/// One root, no index, no stored hashes, the smallest widths, parents before children in reverse
/// postorder, with or without a CRC-32C at the end (TL-B `serialized_boc#b5ee9c72`).
enum BagOfCells {
    static let magic: [UInt8] = [0xb5, 0xee, 0x9c, 0x72]
    /// The flag of a bag that ends in a checksum.
    static let checksumFlag: UInt8 = 0x40
    /// More cells than anything signed here has; read bags of more are refused.
    static let mostCells = 128

    /// Writes the bag.
    static func write(_ root: Cell, checksum: Bool) -> [UInt8] {
        let cells = ordered(root)
        let indexWidth = width(cells.count)
        var body: [UInt8] = []
        for cell in cells {
            cell.append(to: &body)
            for reference in cell.references {
                append(cells.firstIndex(of: reference) ?? 0, width: indexWidth, to: &body)
            }
        }
        let sizeWidth = width(body.count)
        var out = magic
        out.reserveCapacity(body.count + 24)
        out.append(UInt8(indexWidth) | (checksum ? checksumFlag : 0))
        out.append(UInt8(sizeWidth))
        append(cells.count, width: indexWidth, to: &out)
        append(1, width: indexWidth, to: &out)
        append(0, width: indexWidth, to: &out)
        append(body.count, width: sizeWidth, to: &out)
        append(0, width: indexWidth, to: &out)
        out += body
        if checksum { out += CRC32C.littleEndian(out) }
        return out
    }

    /// Every cell once, each before all it refers to.
    ///
    /// Found again by looking along the list: a message has a handful of cells, and the bound on
    /// what is read keeps the longest list short.
    private static func ordered(_ root: Cell) -> [Cell] {
        var finished: [Cell] = []
        visit(root, &finished)
        return finished.reversed()
    }

    private static func visit(_ cell: Cell, _ finished: inout [Cell]) {
        // Nothing refers back to itself, so what is not finished was not begun either.
        guard !finished.contains(cell) else { return }
        for reference in cell.references { visit(reference, &finished) }
        finished.append(cell)
    }

    /// How many bytes a number up to `most` takes, at least one.
    private static func width(_ most: Int) -> Int {
        max(1, (Int.bitWidth - most.leadingZeroBitCount + 7) / 8)
    }

    private static func append(_ value: Int, width: Int, to out: inout [UInt8]) {
        for shift in stride(from: 8 * (width - 1), through: 0, by: -8) {
            out.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }
}
