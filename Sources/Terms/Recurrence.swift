/// When the windows of a budget turn: how long they are and at what time of day they reset.
public struct Recurrence: Hashable, Sendable {
    /// How long a window is.
    public let span: WindowSpan
    /// When a day, week or month starts anew: seconds of the civil clock after midnight.
    ///
    /// 0..<86,400; 0 for hours and rolling windows, which have no time of day.
    public let resetsAt: Int64

    /// Windows of `span` that reset at midnight.
    public init(_ span: WindowSpan) {
        self.span = span
        resetsAt = 0
    }

    /// Windows of `span` that reset `resetsAt` seconds after midnight.
    ///
    /// Nil where the time is no time of a day, where hours or rolling windows are given one, and
    /// where no policy can name the span.
    public init?(_ span: WindowSpan, resetsAt: Int64) {
        guard span.isNamed, (0..<86_400).contains(resetsAt) else { return nil }
        switch span {
        case .hour, .rolling: guard resetsAt == 0 else { return nil }
        case .day, .week, .month: break
        }
        self.span = span
        self.resetsAt = resetsAt
    }
}
