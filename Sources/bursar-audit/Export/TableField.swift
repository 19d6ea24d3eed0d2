import Terms

/// One field of a row of CSV (RFC 4180) that no spreadsheet takes for a formula.
enum TableField {
    /// A number or a time, which are ours in form; empty where there is none.
    static func exact(_ text: String?) -> String { text ?? "" }

    /// Other people's text: spelled out where it is treacherous, quoted, and with an apostrophe before
    /// anything that a spreadsheet would calculate.
    ///
    /// The apostrophe is what spreadsheets themselves write before text. White space does not hide a
    /// formula from all of them, so it is looked through; so are the wide forms of the four signs.
    static func text(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "" }
        var safe = spellingSeparators(SpelledText.line(text))
        let first = safe.unicodeScalars.first { !$0.properties.isWhitespace }
        if let first, signs.contains(first) { safe = "'" + safe }
        guard !safe.utf8.allSatisfy(isPlain) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    /// Where a spreadsheet separates fields by semicolons, quotes in the middle of a line mean nothing to it:
    /// a semicolon would begin a field, and a sign behind it a formula.
    private static func spellingSeparators(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ";")) else { return text }
        let parts = text.split(separator: ";", omittingEmptySubsequences: false)
        var out = String(parts[0])
        for part in parts.dropFirst() {
            let first = part.unicodeScalars.first { !$0.properties.isWhitespace && $0 != "\"" }
            out += first.map(signs.contains) ?? false ? "\\u{3b}" : ";"
            out += part
        }
        return out
    }

    private static let signs: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%", "\\",
    ]

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "/"), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
