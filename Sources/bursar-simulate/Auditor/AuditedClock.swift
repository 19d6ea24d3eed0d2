/// Ledger time and the watch on jumps, as docs/decisions describe them.
struct AuditedClock: Hashable {
    /// Ledger time of the last entry, nanoseconds since 1970.
    var last: Int64?
    /// Whether a jump waits for an admin.
    private(set) var hasJumped = false
    /// What this boot is measured from.
    private var base: ClockFace?
    /// What was seen last.
    private var seen: ClockFace?

    /// How far the wall clock may run ahead: five minutes.
    private static let slack = 300 * Cast.billion

    /// Ledger time at `face`.
    func time(at face: ClockFace) -> Int64 {
        guard let last else { return face.wall }
        return face.wall > last ? face.wall : last + 1
    }

    /// Whether no window may open at `face`.
    func isSuspect(_ face: ClockFace) -> Bool { hasJumped || leaps(ahead(face)) }

    /// An entry with the reading `face` was made; called before ``last`` moves on.
    mutating func see(_ face: ClockFace) {
        let face = ahead(face)
        if leaps(face) { hasJumped = true }
        if base?.boot != face.boot { base = face }
        seen = face
    }

    /// An admin says that the clocks are right; called before ``last`` moves on.
    mutating func trust(_ face: ClockFace) {
        hasJumped = false
        base = ahead(face)
        seen = base
    }

    /// The reading with its wall clock at ledger time: what was once set forward stays forward.
    private func ahead(_ face: ClockFace) -> ClockFace {
        var face = face
        face.wall = time(at: face)
        return face
    }

    private func leaps(_ face: ClockFace) -> Bool {
        if let base, base.boot == face.boot {
            return face.wall - base.wall > face.uptime - base.uptime + AuditedClock.slack
        }
        guard let seen else { return false }
        return face.wall - seen.wall > face.uptime + AuditedClock.slack
    }
}
