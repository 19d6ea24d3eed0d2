import JSON

/// What a card's network is called: small letters and hyphens, so that no digit of a number fits in.
struct BrandName: PublicValue {
    /// The longest, bytes.
    static let longest = 20

    let text: String

    init(_ text: String) { self.text = text }

    var json: JSON { .string(text) }

    static func fault(in json: JSON) -> String? {
        guard case .string(let text) = json, isBrand(text) else { return "is no card's brand" }
        return nil
    }

    /// Whether a text can be a brand's.
    static func isBrand(_ text: String) -> Bool {
        (1...longest).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
    }
}
