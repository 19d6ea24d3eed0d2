/// How long a window is and at what time of day it turns, as the story tells it.
struct Stretch: Hashable, Sendable {
    /// The kinds of windows.
    enum Span: Hashable, Sendable {
        case hour, day
        /// From a weekday on, Monday 0 … Sunday 6.
        case week(starts: Int)
        case month
        /// The last so many seconds.
        case rolling(seconds: Int64)
    }

    /// How long.
    let span: Span
    /// Seconds after midnight; 0 for hours and rolling windows.
    var resetsAt: Int64 = 0

    /// Whether it moves with every instant.
    var isRolling: Bool {
        if case .rolling = span { return true }
        return false
    }

    /// A number for its length alone, whenever it turns.
    var length: Int64 {
        switch span {
        case .hour: 0
        case .day: 1
        case .week: 2
        case .month: 3
        case .rolling(let seconds): seconds
        }
    }

    /// Its place among others in a policy: the shorter first, then by first day, length and reset time.
    var order: [Int64] {
        switch span {
        case .hour: [0, 0, resetsAt]
        case .day: [1, 0, resetsAt]
        case .week(let starts): [2, Int64(starts), resetsAt]
        case .month: [3, 0, resetsAt]
        case .rolling(let seconds): [4, seconds, resetsAt]
        }
    }

    /// The word that replies use.
    var word: String {
        switch span {
        case .hour: "hour"
        case .day: "day"
        case .week: "week"
        case .month: "month"
        case .rolling(86_400): "rolling 24h"
        case .rolling(604_800): "rolling 7d"
        case .rolling: "rolling 30d"
        }
    }
}
