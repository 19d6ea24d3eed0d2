/// How long a calendar window is.
///
/// A weekday is counted from Monday 0 to Sunday 6.
public enum WindowSpan: Hashable, Sendable {
    /// From one full hour of the civil clock to the next.
    case hour
    /// A civil day.
    case day
    /// Seven civil days from the given weekday (Monday 0 … Sunday 6).
    case week(starts: Int)
    /// A civil month.
    case month
    /// The last so many seconds.
    case rolling(seconds: Int64)

    /// The word the policy uses: `hour`, `day`, `week`, `month`.
    public var word: String {
        switch self {
        case .hour: "hour"
        case .day: "day"
        case .week: "week"
        case .month: "month"
        case .rolling(let seconds):
            seconds % 86_400 == 0 && seconds > 86_400
                ? "rolling \(seconds / 86_400)d" : "rolling \(seconds / 3_600)h"
        }
    }
}
