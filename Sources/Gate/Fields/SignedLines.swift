import JSON

/// A checkpoint's signed note (C2SP), which is published: lines of words, with a dash before each signature.
struct SignedLines: PublicValue {
    /// The most bytes: a checkpoint with the lines of more witnesses than anyone has.
    static let longest = 4_096

    let text: String

    init(_ text: String) { self.text = text }

    var json: JSON { .string(text) }

    static func fault(in json: JSON) -> String? {
        guard case .string(let text) = json else { return "is no text" }
        guard text.utf8.count <= longest else { return "is longer than a checkpoint" }
        for line in text.split(separator: "\n") {
            let isSignature = line.hasPrefix("\u{2014} ")
            let words = line.dropFirst(isSignature ? 2 : 0).split(
                separator: " ", omittingEmptySubsequences: false)
            // A signature line has two words; the three before them are one each.
            guard words.count == (isSignature ? 2 : 1) else { return "is no checkpoint's note" }
            for word in words {
                if let fault = Word.fault(of: String(word)) { return fault }
            }
        }
        return nil
    }
}
