import JSON

/// The last four digits of a card's number, which is all of it that a log ever has.
struct LastFour: PublicValue {
    let text: String

    init(_ text: String) { self.text = text }

    var json: JSON { .string(text) }

    static func fault(in json: JSON) -> String? {
        guard case .string(let text) = json, isFour(text) else { return "is not four digits" }
        return nil
    }

    /// Whether a text is four digits and nothing else.
    static func isFour(_ text: String) -> Bool {
        text.utf8.count == 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
