import JSON

/// A sentence of the program's own about what it found, which may quote names and hashes of rows.
///
/// Cut rather than refused: a vault whose finding can't be written could not be opened to mend it.
struct OwnSentence: TypedValue {
    /// The most bytes of one; an entry is bounded, and has up to twenty.
    static let longest = 400

    let json: JSON

    init(_ sentence: String) {
        json = .string(String(decoding: sentence.utf8.prefix(OwnSentence.longest), as: UTF8.self))
    }
}
