extension WindowSpan {
    // These three only: a length of one's own would need a rule on how short it may be.
    static let rollingWords: [(word: String, seconds: Int64)] = [
        ("rolling 24h", 86_400), ("rolling 7d", 604_800), ("rolling 30d", 2_592_000),
    ]

    /// Every word that names a span, from the shortest: `hour` … `rolling 30d`.
    public static let words = ["hour", "day", "week", "month"] + rollingWords.map(\.word)

    /// Reads a span as policies and entries write it; nil for what is none.
    ///
    /// A week needs the day it starts on (Monday 0 … Sunday 6) and no other span may have one, so
    /// that each span has one form.
    public init?(word: String, starts: Int?) {
        switch (word, starts) {
        case ("week", let day?): self = .week(starts: day)
        case (_, .some): return nil
        case ("hour", nil): self = .hour
        case ("day", nil): self = .day
        case ("month", nil): self = .month
        default:
            guard let rolling = WindowSpan.rollingWords.first(where: { $0.word == word }) else {
                return nil
            }
            self = .rolling(seconds: rolling.seconds)
        }
        guard isNamed else { return nil }
    }

    /// Whether the span is one that policies can name: a weekday of the seven, a length of the
    /// three.
    var isNamed: Bool {
        switch self {
        case .hour, .day, .month: true
        case .week(let starts): WindowSpan.weekdays.indices.contains(starts)
        case .rolling(let seconds): WindowSpan.rollingWords.contains { $0.seconds == seconds }
        }
    }
}
