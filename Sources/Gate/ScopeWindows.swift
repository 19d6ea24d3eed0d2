import Terms

/// The frozen windows of one scope's limits.
struct ScopeWindows: Hashable, Sendable {
    private var first: LiveWindow?
    private var further: [LimitLine.Slot: LiveWindow] = [:]

    /// Every frozen window with its slot, the first limit's first, others in no order.
    var all: [(slot: LimitLine.Slot, window: LiveWindow)] {
        let own = first.map { [(slot: LimitLine.Slot.first, window: $0)] } ?? []
        return own + further.map { (slot: $0.key, window: $0.value) }
    }

    /// Lets go of windows that ended before `horizon`: nothing is carried over from them.
    mutating func forget(before horizon: Moment) {
        if let last = first, last.window.end < horizon { first = nil }
        further = further.filter { horizon <= $0.value.window.end }
    }

    /// The frozen window of a line.
    subscript(slot: LimitLine.Slot) -> LiveWindow? {
        get { slot.isFirst ? first : further[slot] }
        set {
            if slot.isFirst { first = newValue } else { further[slot] = newValue }
        }
    }
}
