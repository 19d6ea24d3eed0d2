import Terms

/// After a forward jump of the wall clock no window opens until an admin acknowledges it.
enum ClockJumped: Rule {
    static let id = "clock.jumped"

    static func check(_ scope: ScopeName, opens: Bool, suspect: Bool) -> Refusal? {
        guard opens, suspect else { return nil }
        return refuse(
            "the wall clock ran ahead of the boot clock by more than "
                + "\(Timekeeper.tolerance / Moment.second) s, so no new window opens for \(scope.text)",
            hint: "an admin checks the clock, then runs: bursar audit acknowledge --reason TEXT")
    }
}
