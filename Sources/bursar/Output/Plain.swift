/// Plain makes other people's text safe to show on a terminal.
///
/// Entries and replies hold what agents wrote: an escape sequence could clear the line above, a
/// bidirectional mark could show an address backwards. JSON output needs none of this: it is bytes
/// for a program.
enum Plain {
    /// One line: control characters, line and paragraph ends, and bidirectional marks are spelled
    /// out.
    static func text(_ text: String) -> String {
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

    private static func isTreacherous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        // Format covers the bidirectional marks and the zero-width characters.
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
