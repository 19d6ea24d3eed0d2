/// Makes other people's text one harmless line of what people look at: a terminal, or a file.
///
/// Agents choose addresses, comments and references. An escape sequence could clear the line above, a
/// bidirectional mark could show an address backwards: what could end a line, hide or turn text around is
/// spelled out. The exact bytes are in the log; JSON for programs needs none of this.
package enum SpelledText {
    /// Control and format characters, line and paragraph ends as `\u{202e}`.
    package static func line(_ text: String) -> String {
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
    package static func word(_ text: String) -> String {
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
        // Format covers the bidirectional marks and the zero-width characters; what is for private use
        // looks as whoever made the font wants it to.
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: true
        default: false
        }
    }
}
