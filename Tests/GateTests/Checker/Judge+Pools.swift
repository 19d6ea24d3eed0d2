import Gate
import JSON
import Terms

extension Judge {
    /// What an entry says was drawn of general, reserve and emergency pool; all general where it says nothing.
    static func draws(_ entry: Entry, total: Int64) -> [Int64] {
        guard case .object(let draws)? = entry.body["draws"] else { return [total, 0, 0] }
        return ["general", "reserve", "emergency"].map { nanos(draws[$0]) ?? 0 }
    }

    /// What the pools would give to a group, general first.
    struct Supply {
        let expected: [Int64]
        /// What the group had drawn in the same window before.
        let mine: [Int64]
        let isEnough: Bool
    }

    /// What the pools of the project's window give to a signature.
    ///
    /// `before` and `after` are the books without and with it.
    func supply(
        _ index: Int, _ charter: Charter, _ before: Casebook, _ after: Casebook, at turn: Int
    ) -> Supply {
        let group = after.cases[index].group
        guard let window = after.announced[.project(Sample.game)] else {
            return Supply(expected: [0, 0, 0], mine: [0, 0, 0], isEnough: false)
        }
        var left = pools(charter, carried: window.carried)
        // Others in the window first; this one's own group draws anew.
        let others = before.groups(at: lies(in: window.window)) { _ in true }
        for other in others where other != group {
            left = zip(left, before.draws(other)).map { $0 - $1 }
        }
        // What landed for more than was held is everyone's loss.
        left[0] -= before.overruns(at: lies(in: window.window)) { _ in true }
        let mine =
            lies(in: window.window)(lastTurn(group, before)) ? before.draws(group) : [0, 0, 0]
        left[2] = min(left[2], leave(before, at: turn) + mine[2])
        var rest = after.held(group)
        let expected = left.map { pool in
            let part = min(rest, max(0, pool))
            rest -= part
            return part
        }
        return Supply(expected: expected, mine: mine, isEnough: rest == 0)
    }

    /// Holds what a signature draws, as its entry says, to what the pools still have.
    ///
    /// - Returns: what it takes of an admin's leave.
    func draw(
        _ index: Int, _ charter: Charter, _ entry: Entry, _ before: Casebook, _ after: Casebook,
        at turn: Int
    ) throws(Finding) -> Int64 {
        let total = after.held(after.cases[index].group)
        let drawn = Judge.draws(entry, total: total)
        let supply = supply(index, charter, before, after, at: turn)
        guard supply.isEnough, supply.expected == drawn else {
            throw Finding(
                "I2", "\(index) draws \(drawn), and the pools give \(supply.expected) of \(total)")
        }
        // What takes the place of a payment that was approved may pay anyone: its own need counts, too.
        let needs =
            drawn[1] > supply.mine[1] || drawn[1] > 0 && after.cases[index].charge > drawn[0]
        if needs, before.cases[index].standing != .approved {
            throw Finding("approval", "\(index) draws on the reserve, and nobody approved it")
        }
        return drawn[2] - supply.mine[2]
    }

    /// What the three pools of a window have at first: together the whole limit.
    private func pools(_ charter: Charter, carried: Int64) -> [Int64] {
        let general = charter.project.amount + carried - charter.reserve - charter.emergency
        return [general, charter.reserve, charter.emergency]
    }

    /// What an admin's leave still allows to be drawn of the emergency pool.
    func leave(_ book: Casebook, at turn: Int) -> Int64 {
        scenario.second(turn) < scenario.second(book.grantedAt) + 7_200 ? book.granted : 0
    }

    /// When the last of a group was signed; never, where none was.
    func lastTurn(_ group: Int, _ book: Casebook) -> Int {
        book.cases.first { $0.wasSigned && $0.group == group && $0.isLast }?.turn ?? 0
    }
}
