import Terms

/// What a project's pools would give to one payment: general first, then reserve, then emergency.
struct ProjectPools {
    /// What would be drawn, as far as it is there.
    let draws: Draws
    /// Whether the three together bear it.
    let suffices: Bool
    /// Whether the reserve is drawn on by this payment itself, or beyond what was approved before.
    let needsApproval: Bool
    /// What of the general pool is left before the payment.
    let generalLeft: Money
    /// What the emergency grant gives beyond what the payment's group drew before.
    let granted: Money

    init(
        _ path: BudgetPath, _ posting: Posting, in state: GateState, _ group: SignatureGroup?,
        _ charge: Charge, at now: Moment
    ) {
        let project = path.project
        let held = group.flatMap { posting.window.contains($0.time) ? $0 : nil }
        let heldDraws = held?.draws ?? .none
        let drawn = { (subject: Subject, mine: Money) in
            state.books.committed(path.places.shared, subject, in: posting.window).subtracting(mine)
        }
        let reserveDrawn = drawn(.reserve, heldDraws.reserve)
        let emergencyDrawn = drawn(.emergency, heldDraws.emergency)
        let generalDrawn = posting.before.subtracting(held?.amount ?? .zero)
            .subtracting(reserveDrawn).subtracting(emergencyDrawn)
        let general = posting.limit.subtracting(project.reserve).subtracting(project.emergency)
        generalLeft = general.subtracting(generalDrawn)

        let most = max(charge.amount, group?.amount ?? .zero)
        var rest = most
        var draws = Draws.none
        draws.general = min(rest, generalLeft)
        rest = rest.subtracting(draws.general)
        if project.drawsReserve == .approval {
            draws.reserve = min(rest, project.reserve.subtracting(reserveDrawn))
            rest = rest.subtracting(draws.reserve)
        }
        let grant = state.grants[path.projectName]
        let usable = grant.flatMap { now < $0.until ? $0.left : nil } ?? .zero
        if project.drawsEmergency {
            draws.emergency = min(
                rest, project.emergency.subtracting(emergencyDrawn),
                usable.adding(heldDraws.emergency) ?? .most)
            rest = rest.subtracting(draws.emergency)
        }
        self.draws = draws
        // A charge of nothing draws on nothing, and is refused like any other where general is overdrawn.
        suffices = rest == .zero && (most > .zero || generalDrawn <= general)
        // An approval is of one payment: what takes its place in the reserve may pay another.
        needsApproval =
            draws.reserve > heldDraws.reserve
            || draws.reserve > .zero && charge.amount > draws.general
        granted = draws.emergency.subtracting(heldDraws.emergency)
    }
}
