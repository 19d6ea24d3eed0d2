internal import Digests
internal import Terms

/// Small readers the note formats share.
///
/// They work on bytes: Swift's Character holds CR LF for one character, and its `==` takes
/// different bytes for equal text.
enum NoteText {
    /// The lines of text whose every line ends in LF; empty when the last does not.
    static func lines(of text: String) -> [String] {
        guard text.utf8.last == UInt8(ascii: "\n") else { return [] }
        return text.utf8.dropLast()
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
    }

    /// A decimal without sign or leading zero.
    static func decimal(_ text: String) -> UInt64? {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            text.utf8.first != UInt8(ascii: "0") || text.utf8.count == 1
        else { return nil }
        return UInt64(text)
    }

    /// Base64 of 32 bytes.
    static func digest(_ text: String) -> Digest32? { Base64.decode(text).flatMap { Digest32($0) } }

    /// A key's name: not empty, no Unicode space, no plus, no control character.
    static func isKeyName(_ name: some StringProtocol) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20
            }
    }
}
