/// JSONReader reads one JSON document strictly.
///
/// What two readers could understand differently is refused.
/// RFC 8259 with the limits of RFC 7493, and integers only: `0|[1-9][0-9]*`, at most 2^53 - 1.
public enum JSONReader {
    /// How deep arrays and objects may nest: the reader recurses, and the sender chooses the depth.
    public static let depthLimit = 32
    /// How many bytes a key may have.
    ///
    /// Strings are compared as canonically equivalent, and that takes the square of the length of a run of
    /// combining marks: two megabytes of them in a few keys stood still for a minute.
    public static let keyLimit = 256
    /// The greatest integer that every JSON reader holds exactly, 2^53 - 1.
    public static let integerLimit: UInt64 = 9_007_199_254_740_991

    /// Reads one document that is of the form RFC 8785 allows; nil for one that is not.
    ///
    /// What has no white space and no escape, and whose keys rise and are ASCII, is of that form by its grammar; of
    /// anything else the form is written and compared.
    ///
    /// - Throws: ``JSONError`` as ``read(_:)-([UInt8])`` does.
    public static func readCanonical(_ bytes: [UInt8]) throws(JSONError) -> JSON? {
        let (value, isPlain) = try document(bytes.span)
        return isPlain || JSONWriter.write(value) == bytes ? value : nil
    }

    /// Reads one document, white space around it allowed.
    ///
    /// Throws ``JSONError`` for anything else; memory stays within a constant factor of the input.
    public static func read(_ bytes: [UInt8]) throws(JSONError) -> JSON {
        try read(bytes.span)
    }

    /// Reads one document from borrowed bytes, as ``read(_:)-([UInt8])`` does.
    public static func read(_ bytes: Span<UInt8>) throws(JSONError) -> JSON {
        try document(bytes).value
    }

    private static func document(
        _ bytes: Span<UInt8>
    ) throws(JSONError) -> (value: JSON, isPlain: Bool) {
        // Some readers skip a mark and some do not, so that the same bytes would have two hashes.
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            throw JSONError(kind: .byteOrderMark, offset: 0)
        }
        var cursor = JSONCursor()
        let value = try cursor.value(in: bytes, depth: 0)
        cursor.skipSpace(in: bytes)
        guard cursor.offset == bytes.count else { throw cursor.error(.trailingBytes) }
        return (value, cursor.isPlain)
    }
}
