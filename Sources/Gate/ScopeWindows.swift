/// The frozen windows of one scope's limits.
struct ScopeWindows: Hashable, Sendable {
    private var first: LiveWindow?
    private var further: [LimitLine.Slot: LiveWindow] = [:]

    /// Every frozen window with its slot, the first limit's first, others in no order.
    var all: [(slot: LimitLine.Slot, window: LiveWindow)] {
        let own = first.map { [(slot: LimitLine.Slot.first, window: $0)] } ?? []
        return own + further.map { (slot: $0.key, window: $0.value) }
    }

    /// The frozen window of a line.
    subscript(slot: LimitLine.Slot) -> LiveWindow? {
        get { slot.isFirst ? first : further[slot] }
        set {
            if slot.isFirst { first = newValue } else { further[slot] = newValue }
        }
    }
}
