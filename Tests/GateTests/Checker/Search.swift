@testable import Gate

/// A breadth-first search over every world that a scenario can come to, to its end.
struct Search {
    /// What was seen.
    struct Report {
        var worlds = 0
        var steps = 0
        var logs = 0
        var applied = 0
        var depth = 0
        var untaken: [Move] = []
        var finding: Finding?
        /// What led to it, the shortest way.
        var trace: [String] = []
        /// Whether every world was looked at.
        var isWhole = true
    }

    let scenario: Scenario
    let suspect: Suspect
    /// Entries that may wait for the disk at once.
    var mostUnsynced = 2
    /// Where a search that doesn't end is cut off.
    var mostWorlds = 2_000_000
    /// What the bounds that count outside depend on, and no more.
    private struct Seen: Hashable {
        let log: Int
        let released, spent: Marks
    }

    private let graph: LogGraph
    private var outside: Set<Seen> = []
    private var worlds: [World] = []
    private var origins: [(from: Int, step: Step)] = []
    private var depths: [Int] = []
    private var known: [World: Int] = [:]

    init(_ scenario: Scenario, _ suspect: Suspect) throws {
        self.scenario = scenario
        self.suspect = suspect
        graph = try LogGraph(scenario, suspect)
        let first = World(durable: 0)
        worlds = [first]
        known = [first: 0]
        origins = [(0, .sync)]
        depths = [0]
    }

    /// Looks at every world, nearest first, until something is wrong.
    mutating func run() -> Report {
        var report = Report()
        var next = 0
        search: while next < worlds.count {
            if worlds.count > mostWorlds {
                report.isWhole = false
                break
            }
            let world = worlds[next]
            for (step, after) in successors(of: world) {
                report.steps += 1
                let finding: Finding?
                switch after {
                case .failure(let broken): finding = broken
                case .success(let world): finding = visit(world, from: next, by: step)
                }
                guard let finding else { continue }
                report.finding = finding
                report.trace = trace(to: next) + [words(step, in: world)]
                break search
            }
            next += 1
        }
        report.worlds = worlds.count
        report.logs = graph.nodes.count
        report.applied = graph.applied
        report.depth = depths.last ?? 0
        report.untaken = scenario.moves.indices.filter { !graph.taken.contains($0) }
            .map { scenario.moves[$0] }
        return report
    }

    private mutating func visit(_ world: World, from origin: Int, by step: Step) -> Finding? {
        guard known[world] == nil else { return nil }
        known[world] = worlds.count
        worlds.append(world)
        origins.append((origin, step))
        depths.append(depths[origin] + 1)
        let seen = Seen(log: world.live, released: world.released, spent: world.spent)
        guard outside.insert(seen).inserted else { return nil }
        return Outside(scenario: scenario, world: world, book: graph.nodes[world.live].book)
            .finding
    }

    private func successors(of world: World) -> [(Step, Result<World, Finding>)] {
        var found: [(Step, Result<World, Finding>)] = []
        if world.unsynced.count < mostUnsynced, graph.sights[world.live].length < scenario.entries {
            for move in scenario.moves.indices { found += follow(world, move) }
        }
        if !world.unsynced.isEmpty {
            var after = world
            after.durable = world.live
            after.unsynced = []
            found.append((.sync, .success(after)))
        }
        for kept in world.unsynced.indices {
            var after = world
            after.durable = kept == 0 ? world.durable : world.unsynced[kept - 1]
            after.unsynced = []
            found.append((.crash(keeping: kept), .success(after)))
        }
        found += releases(of: world)
        if world.turn + 1 < scenario.clocks.count {
            var after = world
            after.turn += 1
            found.append((.tick, .success(after)))
        }
        return found
    }

    private func releases(of world: World) -> [(Step, Result<World, Finding>)] {
        let live = graph.sights[world.live]
        guard live.signed != 0 else { return [] }
        let durable = graph.sights[world.durable].signed
        return scenario.asks.indices.compactMap { index in
            let bit = 1 << index
            guard live.signed & bit != 0, world.released[index] == 0,
                suspect.releases(
                    .init(isDurable: durable & bit != 0, isFrozen: live.frozen & bit != 0))
            else { return nil }
            guard live.stopped & bit == 0 else {
                let clause = "the signature of \(index) leaves after its freeze was recorded"
                return (.release(index), .failure(Finding("freeze", clause)))
            }
            var after = world
            after.released[index] = world.turn + 1
            return (.release(index), .success(after))
        }
    }

    /// Puts an entry into the log, where the world lets an honest admin say what it says.
    private func follow(_ world: World, _ move: Int) -> [(Step, Result<World, Finding>)] {
        if case .ask(let index) = scenario.moves[move],
            graph.sights[world.live].askable & 1 << index == 0
        {
            return []
        }
        let truths = world.truths(of: scenario.moves[move], scenario)
        guard !truths.isEmpty else { return [] }
        switch graph.follow(world.live, move, at: world.turn) {
        case .refused: return []
        case .broken(let finding): return [(.move(move), .failure(finding))]
        case .taken(let log):
            return truths.map { spent in
                var after = world
                after.unsynced.append(log)
                after.spent = spent
                return (.move(move), .success(after))
            }
        }
    }

    private func trace(to index: Int) -> [String] {
        var steps: [String] = []
        var at = index
        while at != 0 {
            let (from, step) = origins[at]
            steps.append(words(step, in: worlds[from]))
            at = from
        }
        return steps.reversed()
    }

    private func words(_ step: Step, in world: World) -> String {
        if case .move(let move) = step { return "\(scenario.moves[move])" }
        return "\(step)"
    }
}
