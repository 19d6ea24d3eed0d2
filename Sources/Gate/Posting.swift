public import Terms

/// One line of a decision's `windows`: a limit, its window, and what was committed before and after.
public struct Posting: Hashable, Sendable {
    /// The limit it is counted against.
    let line: LimitLine
    /// The frozen window.
    public let window: Window
    /// The most that may be committed in it, what was carried over included.
    public let limit: Money
    /// What of the limit was carried over from the window before.
    public let carried: Money
    /// Committed in the window before this decision.
    public let before: Money
    /// What this decision adds: nothing where it is refused.
    public let charge: Money
    /// Committed after it.
    public let after: Money
}

extension Posting {
    /// Whose budget.
    public var scope: ScopeName { line.scope }
    /// What of it is counted.
    public var subject: Subject { line.subject }

    /// The same line with nothing on it, as a decision that charges nothing has it.
    var uncharged: Posting {
        Posting(
            line: line, window: window, limit: limit, carried: carried,
            before: before, charge: .zero, after: before)
    }

    /// What the limit leaves after it.
    var left: Money { limit.subtracting(after) }
}
