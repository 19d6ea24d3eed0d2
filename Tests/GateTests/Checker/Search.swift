@testable import Gate

/// A breadth-first search over every world that a scenario can come to, to its end.
struct Search {
    /// What was seen.
    struct Report {
        /// Worlds that are told apart, and ways from one to the next.
        var worlds = 0
        var steps = 0
        /// Logs that are told apart, and the gate's answers they were made of.
        var logs = 0
        var applied = 0
        /// The most steps from the first world to another.
        var depth = 0
        var untaken: [Move] = []
        var finding: Finding?
        /// What led to it, the shortest way.
        var trace: [String] = []

        var numbers: String {
            "\(worlds) worlds, \(steps) steps, \(depth) deep, \(logs) logs, \(applied) answers"
        }
    }

    let scenario: Scenario
    let suspect: Suspect
    let graph: LogGraph
    /// Entries that may wait for the disk at once.
    let mostUnsynced = 2
    /// What an honest admin must have seen before saying what a move says.
    let needs: [Need]
    private(set) var steps = 0
    private var worlds = [World(durable: 0)]
    private var known: Set = [World(durable: 0)]
    private var origins: [(from: Int, step: Step)] = [(0, .sync)]
    private var outside: Set<Seen> = []

    /// What the sums outside depend on, and no more.
    private struct Seen: Hashable {
        let log: Int
        let released, spent: Marks
    }

    /// - Parameter merges: whether logs that differ in nothing to come are taken for one.
    init(_ scenario: Scenario, _ suspect: Suspect, merges: Bool = true) throws {
        self.scenario = scenario
        self.suspect = suspect
        graph = try LogGraph(scenario, suspect, merges: merges)
        needs = scenario.moves.map { Need($0, scenario) }
    }

    /// Looks at every world, nearest first, until something is wrong.
    mutating func run() -> Report {
        var report = Report()
        var next = 0
        while next < worlds.count, report.finding == nil {
            if let (step, finding) = expand(worlds[next], next) {
                report.finding = finding
                report.trace = trace(to: next) + [words(step)]
            }
            next += 1
        }
        report.worlds = worlds.count
        report.steps = steps
        report.logs = graph.nodes.count
        report.applied = graph.applied
        report.depth = trace(to: worlds.count - 1).count
        report.untaken = scenario.moves.indices.filter { !graph.taken.contains($0) }
            .map { scenario.moves[$0] }
        return report
    }

    /// Takes a world in; says what is wrong with it.
    mutating func visit(_ world: World, from origin: Int, by step: Step) -> Finding? {
        steps += 1
        guard known.insert(world).inserted else { return nil }
        worlds.append(world)
        origins.append((origin, step))
        guard !world.released.areClear else { return nil }
        let seen = Seen(log: world.live, released: world.released, spent: world.spent)
        guard outside.insert(seen).inserted else { return nil }
        return Outside(judge: graph.judge, world: world, book: graph.nodes[world.live].book)
            .finding
    }

    private func trace(to index: Int) -> [String] {
        var steps: [String] = []
        var at = index
        while at != 0 {
            let (from, step) = origins[at]
            steps.append(words(step))
            at = from
        }
        return steps.reversed()
    }

    private func words(_ step: Step) -> String {
        switch step {
        case .move(let move): scenario.moves[move].words
        case .sync: "all is durable"
        case .crash(let kept): "a crash keeps \(kept) more"
        case .release(let index): "release \(index)"
        case .tick: "a day passes"
        }
    }
}
