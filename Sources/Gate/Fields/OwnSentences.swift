import JSON

/// Several of the program's own sentences: the first twenty, since an entry is bounded.
struct OwnSentences: TypedValue {
    /// The most that one entry has; all are counted.
    static let most = 20

    let json: JSON

    init(_ sentences: [String]) {
        json = .array(sentences.prefix(OwnSentences.most).map { OwnSentence($0).json })
    }
}
