extension Search {
    /// Takes every step out of a world; stops at the first that is wrong.
    mutating func expand(_ world: World, _ origin: Int) -> (Step, Finding)? {
        let room = world.unsynced.count < mostUnsynced
        if room, graph.sights[world.live].length < scenario.entries {
            for move in needs.indices {
                if let finding = follow(world, move, origin) { return (.move(move), finding) }
            }
        }
        if !world.unsynced.isEmpty {
            if let finding = lands(world, origin) { return finding }
        }
        if graph.sights[world.live].signed != 0, let finding = releases(world, origin) {
            return finding
        }
        if world.turn + 1 < scenario.clocks.count {
            var after = world
            after.turn += 1
            if let finding = visit(after, from: origin, by: .tick) { return (.tick, finding) }
        }
        return nil
    }

    /// What waits for the disk lands there, or the process dies before all of it does.
    private mutating func lands(_ world: World, _ origin: Int) -> (Step, Finding)? {
        var after = world
        after.unsynced = []
        after.durable = world.live
        if let finding = visit(after, from: origin, by: .sync) { return (.sync, finding) }
        for kept in world.unsynced.indices {
            after.durable = kept == 0 ? world.durable : world.unsynced[kept - 1]
            let step = Step.crash(keeping: kept)
            if let finding = visit(after, from: origin, by: step) { return (step, finding) }
        }
        return nil
    }

    private mutating func releases(_ world: World, _ origin: Int) -> (Step, Finding)? {
        let live = graph.sights[world.live]
        let durable = graph.sights[world.durable].signed
        for index in scenario.asks.indices {
            let bit = 1 << index
            guard live.signed & bit != 0, world.released[index] == 0,
                suspect.releases(
                    .init(isDurable: durable & bit != 0, isFrozen: live.frozen & bit != 0))
            else { continue }
            let step = Step.release(index)
            guard live.stopped & bit == 0 else {
                let clause = "the signature of \(index) leaves after its freeze was recorded"
                return (step, Finding("freeze", clause))
            }
            var after = world
            after.released[index] = world.turn + 1
            if let finding = visit(after, from: origin, by: step) { return (step, finding) }
        }
        return nil
    }

    /// Puts an entry into the log, where the world lets an honest admin say what it says.
    private mutating func follow(_ world: World, _ move: Int, _ origin: Int) -> Finding? {
        if case .free(let index) = needs[move],
            graph.sights[world.live].askable & 1 << index == 0
        {
            return nil
        }
        let truths = world.truths(of: needs[move], scenario)
        guard !truths.isEmpty else { return nil }
        switch graph.follow(world.live, move, at: world.turn) {
        case .refused: return nil
        case .broken(let finding): return finding
        case .taken(let log):
            var after = world
            after.unsynced.append(log)
            for spent in truths {
                after.spent = spent
                if let finding = visit(after, from: origin, by: .move(move)) { return finding }
            }
            return nil
        }
    }
}
