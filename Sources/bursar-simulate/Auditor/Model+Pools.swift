extension Model {
    /// What the pools of a project give to a payment of `charge`: general, then reserve, then emergency.
    func pools(
        _ project: ProjectPlan, _ count: RowCount, _ rivals: RivalSet?, charge: Int64,
        at now: Int64
    ) -> PoolAnswer {
        let here = rivals.flatMap { count.contains($0.time) ? $0 : nil }
        let mine = here.map { $0.draws.keeping(held($0)) } ?? PoolDraws()
        let all = drawn(project.project, count.start, count.end)
        // What rivals drew in this window is drawn again, and so does not count twice.
        let others = PoolDraws(
            general: count.before - (here.map(held) ?? 0) - (all.reserve - mine.reserve)
                - (all.emergency - mine.emergency),
            reserve: all.reserve - mine.reserve, emergency: all.emergency - mine.emergency)

        var answer = PoolAnswer()
        var rest = max(charge, rivals.map(held) ?? 0)
        let general = max(0, count.most - project.reserveNanos - project.emergencyNanos)
        // In this order, each as far as it is there.
        answer.draws.general = min(rest, max(0, general - max(0, others.general)))
        rest -= answer.draws.general
        if project.opensReserve {
            answer.draws.reserve = min(rest, max(0, project.reserveNanos - others.reserve))
            rest -= answer.draws.reserve
        }
        if project.opensEmergency {
            // Without a grant the emergency pool gives only what its rivals were given already.
            let leave = grants[project.project].map { now < $0.until ? $0.nanos : 0 } ?? 0
            let left = max(0, project.emergencyNanos - others.emergency)
            answer.draws.emergency = min(rest, left, leave + mine.emergency)
            rest -= answer.draws.emergency
        }
        // What costs nothing draws on nothing, and still is refused where general is overdrawn.
        let costsNothing = charge == 0 && (rivals.map(held) ?? 0) == 0
        answer.suffices = rest == 0 && !(costsNothing && max(0, others.general) > general)
        answer.needsApproval =
            answer.draws.reserve > mine.reserve
            || answer.draws.reserve > 0 && charge > answer.draws.general
        answer.granted = max(0, answer.draws.emergency - mine.emergency)
        return answer
    }

    /// What is left of a project's window outside its pools.
    func generalLeft(_ project: ProjectPlan, _ count: RowCount) -> Int64 {
        let drawn = drawn(project.project, count.start, count.end)
        let general = max(0, count.most - project.reserveNanos - project.emergencyNanos)
        return max(0, general - max(0, count.after - drawn.reserve - drawn.emergency))
    }
}
