import JSON

/// Text without a space that no person types as a sentence: a name, a key's text, a hash, a fixed word.
///
/// What comes as a `String` from another module is held to this form where it is appended, so that a sentence,
/// or a token, can't travel as a name.
struct Word: PublicValue {
    /// The longest, bytes: above a verifier key and the name of a row in hex.
    static let longest = 512

    let text: String

    init(_ text: String) { self.text = text }

    var json: JSON { .string(text) }

    static func fault(in json: JSON) -> String? {
        guard case .string(let text) = json else { return "is no text" }
        return fault(of: text)
    }

    /// What keeps a text from being a word, a clause; nil where nothing does.
    static func fault(of text: String) -> String? {
        guard text.utf8.count <= longest else {
            return "has \(text.utf8.count) bytes, more than the \(longest) of a word"
        }
        guard text.utf8.allSatisfy(isPlain) else {
            return "has other characters than letters, digits and ._:/+=-"
        }
        // Its digits may pass for a card's number by chance, as a hash's do: words are not searched for those.
        return AbsentForm.holdsToken(text) ? AbsentForm.tokenClause : nil
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "._:/+=-".utf8.contains(byte)
        }
    }
}
