internal import Terms

/// Puts fields into a cell, bit after bit.
///
/// What does not fit is noticed when the cell is finished, so that fields can be written one under
/// the other as the schema has them.
struct CellBuilder: Sendable {
    private var bytes: [UInt8] = []
    private(set) var bitCount = 0
    private(set) var references: [Cell] = []
    private var overflowed = false

    init() { bytes.reserveCapacity(128) }

    /// How many bits still fit.
    var freeBits: Int { Cell.mostBits - bitCount }

    /// Appends the low `width` bits of `value`; a larger value spoils the cell.
    mutating func store(_ value: some FixedWidthInteger & UnsignedInteger, bits width: Int) {
        if width < value.bitWidth, value >> width != 0 { overflowed = true }
        var rest = width
        while rest > 0 {
            if bitCount.isMultiple(of: 8) { bytes.append(0) }
            let free = 8 - bitCount % 8
            let taken = min(free, rest)
            let part = UInt8(truncatingIfNeeded: value >> (rest - taken)) & (0xff >> (8 - taken))
            bytes[bytes.count - 1] |= part << (free - taken)
            bitCount += taken
            rest -= taken
        }
    }

    /// Appends one bit.
    mutating func store(_ bit: Bool) { store(bit ? UInt8(1) : 0, bits: 1) }

    /// Appends whole bytes.
    mutating func store(_ source: some Collection<UInt8>) {
        defer { bitCount += 8 * source.count }
        let shift = UInt8(bitCount % 8)
        guard shift > 0 else { return bytes.append(contentsOf: source) }
        for byte in source {
            bytes[bytes.count - 1] |= byte >> shift
            bytes.append(byte << (8 - shift))
        }
    }

    /// Appends an amount: VarUInteger 16, the count of its bytes in four bits, then the bytes.
    mutating func storeCoins(_ nanoTON: UInt128) {
        let length = (128 - nanoTON.leadingZeroBitCount + 7) / 8
        store(UInt8(length), bits: 4)
        store(nanoTON, bits: 8 * length)
    }

    /// Appends addr_std without anycast: `100`, the workchain, the account.
    mutating func store(_ address: TONAddress) {
        store(UInt8(0b100), bits: 3)
        store(UInt8(bitPattern: address.workchain), bits: 8)
        store(address.account)
    }

    /// Appends a reference.
    mutating func store(reference cell: Cell) { references.append(cell) }

    /// Appends the bits and references of a cell.
    mutating func store(contentOf cell: Cell) {
        let whole = cell.bitCount / 8
        store(cell.bytes[..<whole])
        let rest = cell.bitCount % 8
        if rest > 0 { store(cell.bytes[whole] >> (8 - rest), bits: rest) }
        references += cell.references
    }

    /// The cell; throws ``CellError/overflow`` where something did not fit.
    func finish() throws(CellError) -> Cell {
        guard !overflowed else { throw .overflow }
        return try Cell(bytes: bytes, bitCount: bitCount, references: references)
    }
}
