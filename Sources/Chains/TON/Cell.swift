internal import Digests
internal import Terms

/// A cell of TON's virtual machine: up to 1,023 bits and four references, named by its hash.
///
/// Only ordinary cells exist here. A pruned or library cell stands for content that is not shown, so
/// a signer that met one would sign what it can't see (TVM whitepaper, 3.1).
struct Cell: Hashable, Sendable {
    /// The most bits a cell holds.
    static let mostBits = 1_023
    /// The most references a cell holds.
    static let mostReferences = 4

    /// The bits, most significant first; the last byte is padded with zeros.
    let bytes: [UInt8]
    /// How many of them count.
    let bitCount: Int
    /// What it refers to, in order.
    let references: [Cell]
    /// How many references lie between it and its furthest leaf.
    let depth: Int
    /// SHA-256 of the cell's standard representation.
    let hash: Digest32

    /// Takes bits that the caller has counted and padded with zeros.
    ///
    /// Throws ``CellError`` where they are more than a cell holds.
    init(bytes: [UInt8], bitCount: Int, references: [Cell]) throws(CellError) {
        guard bitCount <= Cell.mostBits, references.count <= Cell.mostReferences else {
            throw .overflow
        }
        self.bytes = bytes
        self.bitCount = bitCount
        self.references = references
        depth = references.isEmpty ? 0 : 1 + references.reduce(0) { max($0, $1.depth) }
        hash = Cell.representationHash(bytes, bitCount, references)
    }

    /// Appends what of a cell stands in a bag: descriptors and padded bits.
    func append(to out: inout [UInt8]) { Cell.append(bytes, bitCount, references.count, to: &out) }

    /// Two descriptor bytes (references; twice the full bytes plus one for a partial one), then the
    /// bits, with a one and zeros behind them where they don't fill a byte.
    private static func append(
        _ bytes: [UInt8], _ bitCount: Int, _ references: Int, to out: inout [UInt8]
    ) {
        out.append(UInt8(references))
        out.append(UInt8(bitCount / 8 + (bitCount + 7) / 8))
        out += bytes
        if !bitCount.isMultiple(of: 8) { out[out.count - 1] |= 0x80 >> UInt8(bitCount % 8) }
    }

    /// Hashes descriptors, padded bits, the depths of the references, then their hashes.
    private static func representationHash(
        _ bytes: [UInt8], _ bitCount: Int, _ references: [Cell]
    ) -> Digest32 {
        var text: [UInt8] = []
        text.reserveCapacity(2 + bytes.count + 34 * references.count)
        append(bytes, bitCount, references.count, to: &text)
        for cell in references {
            // A depth is below the number of cells there are: two bytes hold it.
            text.append(UInt8(truncatingIfNeeded: cell.depth >> 8))
            text.append(UInt8(truncatingIfNeeded: cell.depth))
        }
        for cell in references { cell.hash.append(to: &text) }
        return SHA256.hash(text)
    }

    /// Two cells are one when their hashes are.
    static func == (left: Cell, right: Cell) -> Bool { left.hash == right.hash }

    /// Hashes what `==` compares.
    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
