/// Several secrets in one body: each with its length before it as u32, big-endian.
public enum SecretParts {
    /// Where each of `count` secrets lies; nil where the bytes are not exactly so many, none of them empty.
    public static func ranges(of body: RawSpan, count: Int) -> [Range<Int>]? {
        var found: [Range<Int>] = []
        var start = 0
        while found.count < count {
            guard body.byteCount - start > 4 else { return nil }
            var length = 0
            for index in start..<(start + 4) {
                length =
                    length << 8 | Int(unsafe body.unsafeLoad(fromByteOffset: index, as: UInt8.self))
            }
            guard length > 0, length <= body.byteCount - start - 4 else { return nil }
            found.append((start + 4)..<(start + 4 + length))
            start += 4 + length
        }
        return start == body.byteCount ? found : nil
    }
}
