/// Sums that nearly always fit 64 bits, and are kept in 128 from the first that does not.
struct SumColumn: Hashable, Sendable {
    private var narrow = Column<Int64>()
    private var wide = Column<Int128>()
    private var isWide = false

    /// How many there are.
    var count: Int { isWide ? wide.count : narrow.count }

    subscript(index: Int) -> Int128 { isWide ? wide[index] : Int128(narrow[index]) }

    /// Adds one at the end.
    mutating func append(_ sum: Int128) {
        if !isWide, let fits = Int64(exactly: sum) { return narrow.append(fits) }
        widen()
        wide.append(sum)
    }

    /// Adds `difference` to one of them.
    mutating func add(_ difference: Int128, at index: Int) {
        let sum = self[index] + difference
        if !isWide, let fits = Int64(exactly: sum) {
            narrow[index] = fits
            return
        }
        widen()
        wide[index] = sum
    }

    private mutating func widen() {
        guard !isWide else { return }
        for sum in narrow { wide.append(Int128(sum)) }
        narrow = Column()
        isWide = true
    }

    /// Equal where the sums are, however they are kept.
    static func == (left: SumColumn, right: SumColumn) -> Bool {
        guard left.isWide != right.isWide else {
            return left.narrow == right.narrow && left.wide == right.wide
        }
        return left.count == right.count && (0..<left.count).allSatisfy { left[$0] == right[$0] }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(count) }
}
