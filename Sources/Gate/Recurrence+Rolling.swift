import Terms

extension Recurrence {
    /// Whether its windows have no bounds of the calendar and move with every instant.
    var isRolling: Bool {
        if case .rolling = span { true } else { false }
    }

    /// A number for its span alone: of rolling ones the length in seconds.
    var kind: Int64 {
        switch span {
        case .hour: 0
        case .day: 1
        case .week: 2
        case .month: 3
        case .rolling(let seconds): seconds
        }
    }
}
