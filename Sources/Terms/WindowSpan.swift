/// How long a window is.
///
/// A weekday is counted from Monday 0 to Sunday 6. The calendar's windows turn at boundaries of the
/// civil clock; a rolling one has none and moves with every instant.
public enum WindowSpan: Hashable, Sendable {
    /// From one full hour of the civil clock to the next.
    case hour
    /// A civil day.
    case day
    /// Seven civil days from the given weekday (Monday 0 … Sunday 6).
    case week(starts: Int)
    /// A civil month.
    case month
    /// The last `seconds` seconds: 86,400 (24 h), 604,800 (7 d) or 2,592,000 (30 d).
    case rolling(seconds: Int64)

    /// The word the policy uses: `hour`, `day`, `week`, `month`, `rolling 24h`.
    public var word: String {
        switch self {
        case .hour: "hour"
        case .day: "day"
        case .week: "week"
        case .month: "month"
        case .rolling(let seconds):
            // A length that no word has is shown as it is, and no reader takes it back.
            WindowSpan.rollingWords.first { $0.seconds == seconds }?.word ?? "rolling \(seconds)s"
        }
    }
}
