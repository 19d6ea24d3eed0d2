internal import COpenSSL

/// Base64 with the standard alphabet and padding (RFC 4648, section 4), one text a value.
public enum Base64 {
    /// Bytes given to OpenSSL at once: a multiple of three, and of a size its `int` can hold.
    private static let piece = 3 << 20

    /// Writes `bytes`, padded, without line breaks.
    public static func encode(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        var block = [UInt8](repeating: 0, count: (min(bytes.count, piece) + 2) / 3 * 4 + 1)
        for start in stride(from: 0, to: bytes.count, by: piece) {
            let part = bytes[start..<min(start + piece, bytes.count)]
            let written = unsafe part.withUnsafeBufferPointer { input in
                unsafe EVP_EncodeBlock(&block, input.baseAddress, Int32(input.count))
            }
            out.append(contentsOf: block.prefix(Int(written)))
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Reads what ``encode(_:)`` writes; nil for any other text.
    ///
    /// OpenSSL passes over white space and ignores leftover bits, so that many texts would name one
    /// value: form and leftover bits are checked here.
    public static func decode(_ text: String) -> [UInt8]? {
        let source = Array(text.utf8)
        guard source.count.isMultiple(of: 4) else { return nil }
        guard !source.isEmpty else { return [] }
        let padding = source.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
        let digits = source.dropLast(padding)
        guard digits.allSatisfy({ sextet($0) != nil }),
            let last = digits.last.flatMap(sextet), last & leftover(padding) == 0
        else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(source.count / 4 * 3)
        var block = [UInt8](repeating: 0, count: min(source.count / 4 * 3, piece))
        for start in stride(from: 0, to: source.count, by: piece / 3 * 4) {
            let part = source[start..<min(start + piece / 3 * 4, source.count)]
            let written = unsafe part.withUnsafeBufferPointer { input in
                unsafe EVP_DecodeBlock(&block, input.baseAddress, Int32(input.count))
            }
            guard written >= 0 else { return nil }
            out.append(contentsOf: block.prefix(Int(written)))
        }
        return Array(out.dropLast(padding))
    }

    /// The bits of the last digit that no byte takes.
    private static func leftover(_ padding: Int) -> UInt8 {
        switch padding {
        case 0: 0
        case 1: 0b11
        default: 0b1111
        }
    }

    private static func sextet(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): digit - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
