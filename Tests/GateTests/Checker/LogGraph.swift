import Chains
import Terms

@testable import Gate

/// Every log that a suspect can write in a scenario, each continuation computed once.
///
/// The entries are the gate's own, its replay is asked after every one of them, and a judge hears them.
final class LogGraph {
    /// A log as far as it goes.
    struct Node {
        let gate: Gate
        let book: Casebook
        /// Entries after those that set the vault up.
        let length: Int
        /// The log it continues, and the entry it does so with.
        var origin: (node: Int, entry: [UInt8])?
    }

    /// What a search asks of a log again and again, by the payments' bits.
    struct Sight {
        let length: Int
        /// Which are signed, whatever became of them.
        var signed = 0
        /// Which have no decision yet, or one that may be made again.
        var askable = 0
        /// Which the gate holds frozen, and which the judge does.
        var frozen = 0, stopped = 0
    }

    /// What putting one more entry into a log comes to.
    enum Edge {
        /// The gate took it.
        case taken(Int)
        /// The gate refused to write it, and nothing changed.
        case refused
        /// Something is wrong with it.
        case broken(Finding)
    }

    let scenario: Scenario
    let suspect: Suspect
    let judge: Judge
    private(set) var nodes: [Node] = []
    private(set) var sights: [Sight] = []
    private var known: [Sketch: Int] = [:]
    /// By node, then turn and move.
    private var edges: [[Edge?]] = []
    /// Entries that were made, and events that were refused.
    private(set) var applied = 0
    /// Moves that were taken at least once.
    private(set) var taken: Set<Int> = []
    /// Logs that were first found by a longer way: what is beyond them might have been missed.
    private(set) var shortened = 0
    let setUp: [[UInt8]]
    /// Whether logs of one sketch are taken for one.
    private let merges: Bool

    init(_ scenario: Scenario, _ suspect: Suspect, merges: Bool = true) throws {
        self.merges = merges
        self.scenario = scenario
        self.suspect = suspect
        judge = Judge(scenario: scenario)
        let gate: Gate
        (gate, setUp) = try scenario.opened()
        _ = add(Node(gate: gate, book: Casebook(asks: scenario.asks.count), length: 0))
    }

    /// What can still come of the logs that were found.
    var sketches: Set<Sketch> {
        Set(nodes.map { Sketch($0.gate.state, $0.book, scenario) })
    }

    /// The log that follows `node` by the scenario's `move` at `turn`.
    func follow(_ node: Int, _ move: Int, at turn: Int) -> Edge {
        let place = turn * scenario.moves.count + move
        if let known = edges[node][place] { return known }
        applied += 1
        var edge: Edge
        do throws(Finding) {
            let next = try step(from: node, scenario.moves[move], at: turn)
            edge = next.map { .taken(add($0)) } ?? .refused
            if next != nil { taken.insert(move) }
        } catch { edge = .broken(error) }
        edges[node][place] = edge
        return edge
    }

    private func add(_ node: Node) -> Int {
        let sketch = Sketch(node.gate.state, node.book, scenario, isExact: !merges)
        if let old = known[sketch] {
            if node.length < nodes[old].length { shortened += 1 }
            return old
        }
        nodes.append(node)
        sights.append(sight(of: node))
        edges.append(.init(repeating: nil, count: scenario.clocks.count * scenario.moves.count))
        known[sketch] = nodes.count - 1
        return nodes.count - 1
    }

    private func sight(of node: Node) -> Sight {
        var sight = Sight(length: node.length)
        for (index, ask) in scenario.asks.enumerated() {
            let standing = node.book.cases[index].standing
            let bit = 1 << index
            if node.book.cases[index].wasSigned { sight.signed |= bit }
            if standing == .unasked || suspect.decidesAgain(node.gate.state, ask, standing) {
                sight.askable |= bit
            }
            if ask.isFrozen(in: node.gate.state) { sight.frozen |= bit }
            if judge.isStopped(node.book, index) { sight.stopped |= bit }
        }
        return sight
    }

    private func step(
        from index: Int, _ move: Move, at turn: Int
    ) throws(Finding) -> Node? {
        let node = nodes[index]
        var gate = node.gate
        var book = node.book
        let stamp = Stamp(
            seq: gate.state.nextSeq, clock: scenario.clocks[turn],
            blind: [UInt8](repeating: 7, count: 16))
        let recorded: Recorded
        let entry: Entry
        if case .ask(let ask) = move {
            (recorded, entry) = try decide(ask, &gate, &book, stamp, at: turn)
        } else {
            let event = move.event(in: scenario, gate.state, at: stamp.clock)
            do { recorded = try suspect.record(&gate, event, stamp) } catch {
                guard gate.state == node.gate.state else {
                    throw Finding("I14", "refusing \(move) changed the state")
                }
                return nil
            }
            try judge.hear(move, at: turn, &book)
            entry = try read(recorded)
        }
        if suspect.replays { try replay(entry, after: node.gate, gives: gate.state) }
        try judge.compare(gate.state, book)
        return Node(
            gate: gate, book: book, length: node.length + 1, origin: (index, recorded.bytes))
    }

    private func decide(
        _ index: Int, _ gate: inout Gate, _ book: inout Casebook, _ stamp: Stamp, at turn: Int
    ) throws(Finding) -> (Recorded, Entry) {
        let ask = scenario.asks[index]
        let before = gate.state
        let outcome = suspect.decide(&gate, ask, stamp)
        let entry = try read(outcome.recorded)
        try judge.hear(outcome, entry, on: index, at: turn, &book)
        if outcome.isSigned {
            try retry(ask, outcome.recorded, gate)
        } else {
            // Books, windows and statuses are compared elsewhere.
            guard gate.state.open == before.open, gate.state.groups == before.groups,
                gate.state.grants == before.grants, gate.state.books.recent == before.books.recent
            else { throw Finding("I14", "\(index) is not signed, and changes what is out") }
        }
        return (outcome.recorded, entry)
    }
}
