internal import Terms

/// Takes a cell's fields bit after bit, and lets none go unread.
struct CellReader: Sendable {
    private let cell: Cell
    private var offset = 0
    private var nextReference = 0

    init(_ cell: Cell) { self.cell = cell }

    /// The next `width` bits as a number.
    mutating func take<Value: FixedWidthInteger & UnsignedInteger>(bits width: Int)
        throws(CellError) -> Value
    {
        guard width <= Value.bitWidth else { throw .overflow }
        guard cell.bitCount - offset >= width else { throw .truncated }
        var value: Value = 0
        var rest = width
        while rest > 0 {
            // As much of the byte at hand as is asked for.
            let left = 8 - offset % 8
            let taken = min(left, rest)
            let part = (cell.bytes[offset / 8] << UInt8(8 - left)) >> UInt8(8 - taken)
            value = value << taken | Value(part)
            offset += taken
            rest -= taken
        }
        return value
    }

    /// The next bit.
    mutating func takeBit() throws(CellError) -> Bool {
        let bit: UInt8 = try take(bits: 1)
        return bit == 1
    }

    /// The next `count` bytes.
    mutating func takeBytes(_ count: Int) throws(CellError) -> [UInt8] {
        guard cell.bitCount - offset >= 8 * count else { throw .truncated }
        let shift = UInt8(offset % 8)
        let first = offset / 8
        defer { offset += 8 * count }
        guard shift > 0 else { return Array(cell.bytes[first..<(first + count)]) }
        return (first..<(first + count)).map {
            cell.bytes[$0] << shift | cell.bytes[$0 + 1] >> (8 - shift)
        }
    }

    /// An amount (VarUInteger 16); throws ``CellError/unexpected(_:)`` for one with leading zeros.
    mutating func takeCoins() throws(CellError) -> UInt128 {
        let length: UInt8 = try take(bits: 4)
        let value: UInt128 = try take(bits: 8 * Int(length))
        guard length == 0 || value >> (8 * (Int(length) - 1)) != 0 else {
            throw .unexpected("an amount with leading zeros")
        }
        return value
    }

    /// An address: addr_std without anycast.
    mutating func takeAddress() throws(CellError) -> TONAddress {
        try expect(0b100, bits: 3, "an address that is not addr_std without anycast")
        let workchain: UInt8 = try take(bits: 8)
        let account = try takeBytes(TONAddress.accountLength)
        return TONAddress(workchain: Int8(bitPattern: workchain), account: account)
    }

    /// The next reference.
    mutating func takeReference() throws(CellError) -> Cell {
        guard nextReference < cell.references.count else { throw .truncated }
        defer { nextReference += 1 }
        return cell.references[nextReference]
    }

    /// Passes over `width` bits that must have this value; throws ``CellError/unexpected(_:)``.
    mutating func expect(_ value: UInt64, bits width: Int, _ otherwise: String) throws(CellError) {
        let found: UInt64 = try take(bits: width)
        guard found == value else { throw .unexpected(otherwise) }
    }

    /// All that is left, as a cell of its own.
    mutating func takeRest() throws(CellError) -> Cell {
        var builder = CellBuilder()
        while offset < cell.bitCount {
            let width = min(64, cell.bitCount - offset)
            let part: UInt64 = try take(bits: width)
            builder.store(part, bits: width)
        }
        while nextReference < cell.references.count {
            builder.store(reference: try takeReference())
        }
        return try builder.finish()
    }

    /// How many bits are left.
    var bitsLeft: Int { cell.bitCount - offset }
    /// How many references are left.
    var referencesLeft: Int { cell.references.count - nextReference }

    /// Ends the reading: throws ``CellError/leftover`` where something was not asked for.
    func finish() throws(CellError) {
        guard bitsLeft == 0, referencesLeft == 0 else { throw .leftover }
    }
}
