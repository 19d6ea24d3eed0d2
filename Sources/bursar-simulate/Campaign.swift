/// Many stories, some at a time on each core.
struct Campaign: Sendable {
    /// What came of some stories.
    struct Result: Sendable {
        var stories: UInt64 = 0
        var counts = Counts()
        /// That of the lowest seed.
        var finding: Finding?
    }

    /// Seeds a task takes at once: few enough that a finding ends a run soon.
    private static let share: UInt64 = 50

    let cast: Furnishing
    let steps: Int
    let fault: Fault?

    /// Lives through `count` stories from the seed `first` on, and stops at a finding.
    func run(from first: UInt64, count: UInt64) async -> Result {
        let end = first + count
        return await withTaskGroup(of: Result.self) { group in
            var next = first
            var total = Result()
            // Two more than there are cores on most machines would only wait.
            while next < end, next < first + 4 * Campaign.share {
                let (start, stop) = (next, min(end, next + Campaign.share))
                group.addTask { self.stories(start..<stop) }
                next = stop
            }
            while let part = await group.next() {
                total.add(part)
                guard total.finding == nil, next < end else { continue }
                let (start, stop) = (next, min(end, next + Campaign.share))
                group.addTask { self.stories(start..<stop) }
                next = stop
            }
            return total
        }
    }

    /// Lives through the stories of some seeds, up to the first finding.
    func stories(_ seeds: Range<UInt64>) -> Result {
        var result = Result()
        for seed in seeds where result.finding == nil {
            var world = World(seed: seed, cast, fault: fault)
            world.run(steps: steps)
            result.add(
                Result(stories: 1, counts: world.tally, finding: world.finding))
        }
        return result
    }
}

extension Campaign.Result {
    fileprivate mutating func add(_ part: Campaign.Result) {
        stories += part.stories
        counts += part.counts
        if let other = part.finding, other.seed < finding?.seed ?? .max { finding = other }
    }
}
