/// The order of strings by UTF-16 code units, which RFC 8785 sorts keys by, found from UTF-8.
enum UTF16Order {
    /// Whether `left` comes before `right`.
    ///
    /// Both encodings order scalars alike but for one case: a scalar above U+FFFF starts with a
    /// surrogate (0xD800…) in UTF-16 and so comes before U+E000…U+FFFF, whose UTF-8 starts with
    /// 0xEE or 0xEF.
    static func isLess(_ left: String, _ right: String) -> Bool {
        let ours = left.utf8.span
        let theirs = right.utf8.span
        for index in 0..<min(ours.count, theirs.count) {
            let ourByte = ours[index]
            let theirByte = theirs[index]
            guard ourByte != theirByte else { continue }
            // Continuation bytes are below 0xC0: a byte from 0xEE up leads, and says which plane.
            if ourByte >= 0xEE, theirByte >= 0xEE, (ourByte >= 0xF0) != (theirByte >= 0xF0) {
                return ourByte >= 0xF0
            }
            return ourByte < theirByte
        }
        return ours.count < theirs.count
    }
}
