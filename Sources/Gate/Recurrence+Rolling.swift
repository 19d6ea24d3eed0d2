import Terms

extension Recurrence {
    /// Whether its windows have no bounds of the calendar and move with every instant.
    var isRolling: Bool {
        if case .rolling = span { true } else { false }
    }
}
