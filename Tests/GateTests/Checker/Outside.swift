import Chains
import Terms

@testable import Gate

/// What can be lost of a scope's budget by all that has left the process, whatever the log remembers of it.
struct Outside {
    let judge: Judge
    let world: World
    let book: Casebook

    /// A window in which more can land than any decision in it was held to.
    var finding: Finding? {
        let scenario = judge.scenario
        guard !world.released.areClear else { return nil }
        for announced in book.announced.values.map({ $0 }) + book.ended where announced.most > 0 {
            let out = scenario.asks.indices.filter {
                world.released[$0] > 0 && judge.bears(announced.scope, $0)
                    && judge.lies(in: announced.window)(turn($0)) && world.lets($0, land: scenario)
            }
            let worst = dearest(out[...])
            guard worst <= announced.most else {
                return Finding(
                    "I9",
                    "\(worst) of \(announced.scope.text) can land of what was signed in a window "
                        + "of \(announced.most)")
            }
        }
        return nil
    }

    /// When it was signed, as the log has it; when it left, where the log has lost it.
    private func turn(_ index: Int) -> Int {
        book.cases[index].wasSigned ? book.cases[index].turn : world.released[index] - 1
    }

    /// The most that can land of `open`: those that exclude each other do not land together.
    private func dearest(_ open: ArraySlice<Int>) -> Int64 {
        guard let first = open.first else { return 0 }
        let rest = open.dropFirst()
        let without = rest.isEmpty ? 0 : dearest(rest)
        let with = dearest(rest.filter { !judge.scenario.excludes(first, $0) }[...])
        return max(without, weight(first) + with)
    }

    private func weight(_ index: Int) -> Int64 {
        let one = book.cases[index]
        // What landed for more than was held is an overrun, which no limit promises to stop.
        if one.standing == .settled { return one.kept }
        return one.wasSigned ? one.charge : judge.charge(index, book.price)
    }
}

extension Ask {
    /// Whether anything that it needs is frozen, as the gate's state has it.
    func isFrozen(in state: GateState) -> Bool {
        state.frozen.vault || state.frozen.projects.contains(Sample.game)
            || state.frozen.wallets.contains(proposal.wallet.name)
            || state.agents[agent]?.standing != .active
    }
}
