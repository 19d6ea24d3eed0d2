/// A window that comes again: how long it is, and at which time of day it begins.
public struct Recurrence: Hashable, Sendable {
    /// How long one window is.
    public let span: WindowSpan
    /// When a day of it begins, in seconds after midnight.
    public let resetsAt: Int64

    /// Windows that begin at midnight, or, of hours and rolling spans, by themselves.
    public init(_ span: WindowSpan) {
        self.span = span
        resetsAt = 0
    }

    /// Windows that begin at a whole minute of the day; nil for any other time.
    public init?(_ span: WindowSpan, resetsAt: Int64) {
        guard (0..<86_400).contains(resetsAt), resetsAt % 60 == 0 else { return nil }
        switch span {
        case .day, .week, .month: break
        case .hour, .rolling: guard resetsAt == 0 else { return nil }
        }
        self.span = span
        self.resetsAt = resetsAt
    }
}
