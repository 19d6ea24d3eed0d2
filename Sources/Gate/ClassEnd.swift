/// How the text of a payment's class ends, behind the last slash: a nonce or seqno mostly, which takes no text.
enum ClassEnd: Hashable, Sendable {
    /// The text of a whole number as it is printed.
    case number(UInt64)
    /// Any other: an object, so that an end takes nine bytes and not seventeen.
    case text(Text)

    /// A text that is no number.
    final class Text: Hashable, Sendable {
        let text: String

        init(_ text: String) { self.text = text }

        static func == (left: Text, right: Text) -> Bool { left.text == right.text }

        func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }

    /// The end with `text`, in the one form it has here.
    init(_ text: Substring) {
        // One with zeros before it or a plus is another text than the number's.
        if let number = UInt64(text), String(number) == text {
            self = .number(number)
        } else {
            self = .text(Text(String(text)))
        }
    }

    /// The text as it was.
    var text: String {
        switch self {
        case .number(let number): String(number)
        case .text(let text): text.text
        }
    }

    /// A class's text in two: what many payments share (Ethereum: chain id and sender) and its own short end.
    static func split(_ text: String) -> (start: String, end: ClassEnd) {
        let end = text.lastIndex(of: "/").map { text.index(after: $0) } ?? text.startIndex
        return (String(text[..<end]), ClassEnd(text[end...]))
    }
}
