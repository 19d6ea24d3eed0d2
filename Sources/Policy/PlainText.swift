/// What a policy's text may be made of, checked before a YAML parser sees it.
///
/// An alias lets a kilobyte stand for a terabyte, and a parser that hashes a key made of aliases
/// never comes back. So the two characters that anchors and aliases need stand nowhere, comments
/// included: telling a comment from a quote would be a second YAML parser that has to agree with
/// the first.
enum PlainText {
    /// The most bytes a policy may have: 1 MiB.
    static let most = 1 << 20
    // libyaml takes a thousand levels; a policy has eight, all of them in brackets at most.
    private static let mostBrackets = 8

    /// A place in the text with what is wrong there.
    struct Fault: Hashable {
        let line: Int
        let column: Int
        let clause: String
        let hint: String
    }

    /// The first character that may not stand where it does, or nil.
    static func firstFault(in text: String) -> Fault? {
        guard text.utf8.count <= most else {
            return Fault(
                line: 1, column: 1, clause: "has \(text.utf8.count) bytes, more than \(most)",
                hint: "a policy holds budgets only")
        }
        var line = 1
        var column = 0
        var brackets = 0
        var isIndent = true
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                (line, column, isIndent) = (line + 1, 0, true)
                continue
            }
            column += 1
            if scalar == "[" || scalar == "{" { brackets += 1 }
            if scalar == "]" || scalar == "}" { brackets = max(0, brackets - 1) }
            if let (clause, hint) = fault(of: scalar, brackets: brackets, isIndent: isIndent) {
                return Fault(line: line, column: column, clause: clause, hint: hint)
            }
            isIndent = isIndent && (scalar == " " || scalar == "-")
        }
        return nil
    }

    private static func fault(
        of scalar: Unicode.Scalar, brackets: Int, isIndent: Bool
    ) -> (clause: String, hint: String)? {
        switch scalar {
        case "&", "*":
            (
                "has the character \(scalar) here, of which YAML makes anchors and aliases",
                "write each value out; the character may not stand in a comment either"
            )
        case "?" where isIndent:
            ("has a key of more than one line here", "write key: value")
        case _ where brackets > mostBrackets:
            ("nests more than \(mostBrackets) brackets here", "a policy has eight levels")
        case "\t": ("has a tab here", "indent with spaces")
        case _ where isHidden(scalar):
            ("has the unprintable character U+\(hex(scalar)) here", "write printable text")
        default: nil
        }
    }

    // YAML ends a line at U+0085, U+2028 and U+2029 too, which editors don't show; bidirectional
    // controls show a reader another order than the parser reads.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0D: false
        case 0x00..<0x20, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E,
            0x2060...0x206F, 0xFEFF, 0xFFFE, 0xFFFF:
            true
        default: false
        }
    }

    private static func hex(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
