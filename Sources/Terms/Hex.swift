/// Lower-case hexadecimal, strictly.
public enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Writes two lower-case digits a byte.
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.underestimatedCount * 2)
        for byte in bytes {
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Writes an array, compiled here: callers in other modules would run the general form unspecialised.
    public static func encode(_ bytes: [UInt8]) -> String { encode(bytes[...]) }

    /// Reads an even number of hex digits of either case; nil for anything else.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? { decode(String(text)) }

    /// Reads a string, compiled here: a caller in another module would run the general form
    /// unspecialised, in which two megabytes of a previous transaction take a tenth of a second.
    public static func decode(_ text: String) -> [UInt8]? {
        let source = text.utf8
        guard source.count.isMultiple(of: 2) else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(source.count / 2)
        var high: UInt8?
        for character in source {
            guard let value = nibble(character) else { return nil }
            if let first = high {
                out.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return out
    }

    private static func nibble(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
