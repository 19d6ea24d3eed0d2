import Chains
import Terms

@testable import Gate

/// A gate's state as far as anything to come depends on it: places in the log and nanoseconds within a turn
/// are left out.
///
/// Two logs with one sketch and one casebook are searched once.
struct Sketch: Hashable {
    private var numbers: [Int64] = []
    private let book: Casebook
    /// All of the state, where nothing is to be left out.
    private let whole: GateState?

    init(_ state: GateState, _ book: Casebook, _ scenario: Scenario, isExact: Bool = false) {
        self.book = book
        whole = isExact ? state : nil
        let turn = { (moment: Moment) -> Int64 in
            Int64(scenario.clocks.lastIndex { $0.wall <= moment } ?? -1)
        }
        put(state.policyHash?.hashValue ?? 0, state.frozen.hashValue, state.agents.hashValue)
        put(state.clock.jumped ? 1 : 0, Int(state.clock.reference?.bootNanoseconds ?? 0))
        numbers.append(state.lastTime.map(turn) ?? -1)
        for rate in state.rates.values.sorted(by: { $0.asset < $1.asset }) {
            put(Int(truncatingIfNeeded: rate.price))
            numbers.append(turn(rate.asOf))
        }
        for grant in state.grants.values { put(grant.left.nanos, turn(grant.until)) }
        for scope in Judge.scopes { put(scope, state, scenario) }
        for ask in scenario.asks { put(ask, state, turn) }
    }

    private mutating func put(_ values: Int...) { numbers += values.map(Int64.init) }
    private mutating func put(_ values: Int64...) { numbers += values }

    /// What a scope has committed is in the casebook, which was just held against it.
    private mutating func put(_ scope: ScopeName, _ state: GateState, _ scenario: Scenario) {
        for index in scenario.clocks.indices {
            let segment = scenario.segment(index)
            put(state.books.posted(scope, .all, in: segment).nanos)
            put(state.books.decisions(scope, in: segment).nanos)
        }
        put(state.live(scope)?.hashValue ?? 0)
    }

    private mutating func put(_ ask: Ask, _ state: GateState, _ turn: (Moment) -> Int64) {
        put(state.past[ask.payment]?.hashValue ?? 0)
        if let waiting = state.pending[ask.payment] {
            put(waiting.isApproved ? 1 : 0, waiting.charge.nanos.hashValue)
            numbers.append(turn(waiting.until))
        }
        guard let open = state.open[ask.payment], let group = state.groups[open.group] else {
            return numbers.append(-1)
        }
        put(open.charge.nanos, turn(open.time), group.amount.nanos, group.floor.nanos)
        put(turn(group.time), group.draws.reserve.nanos, group.draws.emergency.nanos)
        put(Set(group.open).hashValue)
        for rate in open.prices.prices.map(\.price.own) { put(Int(truncatingIfNeeded: rate.price)) }
    }
}
