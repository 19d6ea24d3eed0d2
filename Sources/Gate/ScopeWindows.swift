/// The frozen windows of one scope's limits.
struct ScopeWindows: Hashable, Sendable {
    private var first: LiveWindow?
    private var further: [LimitLine.Slot: LiveWindow] = [:]

    /// The frozen window of a line.
    subscript(slot: LimitLine.Slot) -> LiveWindow? {
        get { slot.isFirst ? first : further[slot] }
        set {
            if slot.isFirst { first = newValue } else { further[slot] = newValue }
        }
    }
}
