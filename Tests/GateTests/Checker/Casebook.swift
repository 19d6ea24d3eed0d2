import Terms

/// A judge's own books of one log: cases, and every sum computed from them anew.
///
/// Nothing of it comes from the gate's state: it hears what was decided and what was recorded.
struct Casebook: Hashable {
    var cases: [Case]
    var charter = 0
    var price = 0
    var stopped: Set<Move.Stop> = []
    /// What is left of the leave to draw on the emergency pool.
    var granted: Int64 = 0
    /// When it was given; it lasts two hours.
    var grantedAt = 0
    var announced: [ScopeName: Announced] = [:]
    /// Caps of windows that have ended, for what was signed in them.
    var ended: [Announced] = []
    var acknowledged = false
    var hasJumped = false

    init(asks: Int) { cases = [Case](repeating: Case(), count: asks) }

    /// Members of a group, signed at any time.
    func members(_ group: Int) -> [Case] {
        cases.filter { $0.wasSigned && $0.group == group }
    }

    /// What a group holds: the dearest that can still land or was given up; what landed, once one has.
    func held(_ group: Int) -> Int64 {
        let members = members(group)
        let lost = members.filter { $0.standing == .writtenOff }.map(\.charge).max() ?? 0
        if let landed = members.first(where: { $0.standing == .settled }) {
            return max(lost, landed.kept)
        }
        return max(lost, members.filter(\.isOpen).map(\.charge).max() ?? 0)
    }

    /// What a group holds of the general, reserve and emergency pools: given back from the last drawn on.
    func draws(_ group: Int) -> [Int64] {
        guard let last = members(group).first(where: \.isLast) else { return [0, 0, 0] }
        var left = held(group)
        return last.draws.map { drawn in
            let kept = min(drawn, left)
            left -= kept
            return kept
        }
    }

    /// The groups whose charge stands at one of `turns` and that `isMine` holds for.
    func groups(at turns: (Int) -> Bool, _ isMine: (Int) -> Bool) -> [Int] {
        cases.indices.filter {
            cases[$0].wasSigned && cases[$0].isLast && turns(cases[$0].turn) && isMine($0)
        }.map { cases[$0].group }
    }

    /// What is committed at `turns` by the payments that `isMine` holds for.
    func committed(at turns: (Int) -> Bool, _ isMine: (Int) -> Bool) -> Int64 {
        groups(at: turns, isMine).reduce(overruns(at: turns, isMine)) { $0 + held($1) }
    }

    /// What landed for more than was held, at the turns when that was seen.
    func overruns(at turns: (Int) -> Bool, _ isMine: (Int) -> Bool) -> Int64 {
        cases.indices.reduce(0) { sum, index in
            let one = cases[index]
            guard one.standing == .settled, turns(one.seen), isMine(index) else { return sum }
            return sum + one.overrun
        }
    }

    /// What is out and neither settled nor proven dead.
    func exposed(_ isMine: (Int) -> Bool) -> Int64 {
        groups(at: { _ in true }, isMine).reduce(0) { sum, group in
            members(group).contains(where: \.isOpen) ? sum + held(group) : sum
        }
    }
}
