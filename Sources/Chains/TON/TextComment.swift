internal import Terms

/// A text that travels with a transfer and is signed with it: 32 zero bits, then UTF-8 (TEP-64's
/// snake form, one reference after another where it is longer than a cell).
struct TextComment: Hashable, Sendable {
    /// The longest comment, bytes: what it costs to carry stays small.
    static let longest = 512
    /// Characters that reorder the line they stand in, so that a person reads another text than was
    /// signed (Unicode Bidi_Control).
    private static let reordering: Set<UInt32> = Set([0x061c, 0x200e, 0x200f])
        .union(0x202a...0x202e).union(0x2066...0x2069)

    /// The text, exactly as it was asked for.
    let text: String

    /// Takes 1 to 512 bytes of text that reads as it is stored; nil for any other.
    ///
    /// Refused are control characters, line and paragraph separators, and what reorders text.
    init?(_ text: String) {
        guard (1...TextComment.longest).contains(text.utf8.count),
            text.unicodeScalars.allSatisfy(TextComment.isPlain)
        else { return nil }
        self.text = text
    }

    /// What ``init(_:)`` asks of a text, as a person reads it.
    static let clause =
        "must be 1 to \(longest) bytes without control characters and without characters that "
        + "reorder text"

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        // ASCII's control characters are known without asking the tables.
        guard scalar.value > 0x7e else { return scalar.value >= 0x20 }
        return switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default: !reordering.contains(scalar.value)
        }
    }

    /// The message's body: as much as fits, the rest in a chain of references.
    func body() throws(CellError) -> Cell {
        let bytes = Array(text.utf8)
        let first = (Cell.mostBits - 32) / 8
        var rest: Cell?
        // From the end, since a cell names the cells below it by their hashes.
        let pieces = stride(from: first, to: bytes.count, by: Cell.mostBits / 8).reversed()
        for start in pieces {
            var builder = CellBuilder()
            builder.store(bytes[start..<min(start + Cell.mostBits / 8, bytes.count)])
            if let rest { builder.store(reference: rest) }
            rest = try builder.finish()
        }
        var builder = CellBuilder()
        builder.store(UInt32(0), bits: 32)
        builder.store(bytes.prefix(first))
        if let rest { builder.store(reference: rest) }
        return try builder.finish()
    }

    /// Reads a body that ``body()`` would write; throws ``CellError`` for any other.
    init(reading body: Cell) throws(CellError) {
        var bytes: [UInt8] = []
        var reader = CellReader(body)
        try reader.expect(0, bits: 32, "a body that is no text comment")
        while true {
            guard reader.bitsLeft.isMultiple(of: 8) else {
                throw .unexpected("a comment that ends within a byte")
            }
            bytes += try reader.takeBytes(reader.bitsLeft / 8)
            guard reader.referencesLeft > 0, bytes.count <= TextComment.longest else { break }
            let next = try reader.takeReference()
            try reader.finish()
            reader = CellReader(next)
        }
        try reader.finish()
        guard let text = String(validating: bytes, as: UTF8.self), let comment = TextComment(text),
            try comment.body() == body
        else { throw .unexpected("a comment that is not plain text in its one form") }
        self = comment
    }
}
