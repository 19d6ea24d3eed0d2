public import Terms

extension WindowSpan {
    /// The rolling spans a policy may name: 24 hours, 7 and 30 days.
    public static let rollingSpans: [WindowSpan] = [
        .rolling(seconds: 86_400), .rolling(seconds: 604_800), .rolling(seconds: 2_592_000),
    ]

    /// The span of a policy's word; nil for `week`, which needs a first day, and for no word of it.
    public static func named(_ word: String) -> WindowSpan? {
        ([.hour, .day, .month] + rollingSpans).first { $0.word == word }
    }
}
