/// The forms of names, as API.md gives them.
enum NameForm {
    static func isScopeName(_ text: String) -> Bool {
        let bytes = text.utf8
        guard (1...64).contains(bytes.count), bytes.first != UInt8(ascii: "-") else { return false }
        return bytes.allSatisfy(isLetterDigitOrDash)
    }

    static func isWalletName(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...32).contains(parts[0].count), (1...32).contains(parts[1].count)
        else { return false }
        return parts[0].allSatisfy(isLetterDigitOrDash) && parts[1].allSatisfy(isLetterDigitOrDash)
    }

    private static func isLetterDigitOrDash(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
