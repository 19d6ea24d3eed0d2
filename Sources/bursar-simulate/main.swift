internal import Glibc

// The deterministic simulation: one story a seed around the real gate, and an auditor that shares
// nothing with it.

/// Writes a line to a descriptor at once.
func write(_ line: String, to descriptor: Int32) {
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty {
        let count = unsafe rest.withUnsafeBytes {
            unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
        }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
    }
}

/// Tells what was found; the process ends with 1.
func fail(_ finding: Finding) -> Never {
    write("seed \(finding.seed), step \(finding.step): \(finding.clause)", to: 1)
    write("again: bursar-simulate --seed \(finding.seed) --verbose", to: 1)
    exit(1)
}

do {
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    let cast = try Furnishing()
    let began = ContinuousClock.now
    if let seed = options.seed {
        var world = World(seed: seed, cast, fault: options.fault, isTold: options.isVerbose)
        world.run(steps: options.steps)
        for line in world.trace.lines { write(line, to: 1) }
        if let finding = world.finding { fail(finding) }
        write("seed \(seed), \(world.tally.summary), 0 findings", to: 1)
    } else {
        let campaign = Campaign(cast: cast, steps: options.steps, fault: options.fault)
        let result = await campaign.run(from: options.from, count: options.seeds)
        if let finding = result.finding { fail(finding) }
        let seconds = (ContinuousClock.now - began).components.seconds
        write(
            "\(result.stories) seeds, \(result.counts.summary), 0 findings, \(seconds) s", to: 1)
    }
} catch let error as SimulationError {
    write("bursar-simulate: \(error.clause)", to: 2)
    guard case .usage = error else { exit(1) }
    write(Options.usage, to: 2)
    exit(2)
} catch {
    write("bursar-simulate: the cast can't be made: \(error)", to: 2)
    exit(1)
}
