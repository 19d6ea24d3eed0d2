/// Makes other people's text one harmless line of a file that people look at.
///
/// Agents choose addresses, comments and references. What could end a line, hide or turn text around is
/// spelled out; the exact bytes are in the log.
enum SpelledText {
    /// Control and format characters, line and paragraph ends as `\u{202e}`.
    static func line(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isTreacherous) else { return text }
        var out = ""
        for scalar in text.unicodeScalars {
            if isTreacherous(scalar) {
                out += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// Letters, digits, `.`, `_`, `/` and `-` as they are; anything else is `_`.
    ///
    /// For files where `:`, `;`, `[`, `|`, `=` or two spaces mean something.
    static func word(_ text: String) -> String {
        let bytes = text.utf8.map { isPlain($0) ? $0 : UInt8(ascii: "_") }
        return bytes.isEmpty ? "_" : String(decoding: bytes.prefix(200), as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "/"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func isTreacherous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        // Format covers the bidirectional marks and the zero-width characters.
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: true
        default: false
        }
    }
}
