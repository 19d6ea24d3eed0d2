import Testing

@testable import bursar_simulate

@Suite struct `The simulation's options` {
    private func read(_ line: String) throws -> Options {
        try Options(line.split(separator: " ").map(String.init))
    }

    @Test func `are ten thousand seeds of two hundred steps unless they say otherwise`() throws {
        let options = try read("")
        #expect(options.seeds == 10_000 && options.from == 0 && options.steps == 200)
        #expect(options.seed == nil && options.fault == nil && !options.isVerbose)
    }

    @Test func `say how many seeds, from where, how long, and what to plant`() throws {
        let options = try read("--seeds 7 --from 12 --steps 30 --plant forgets-keys")
        #expect(options.seeds == 7 && options.from == 12 && options.steps == 30)
        #expect(options.fault == .forgetsKeys)
        let one = try read("--seed 9 --verbose")
        #expect(one.seed == 9 && one.isVerbose)
    }

    @Test(arguments: [
        ("--seeds", "--seeds needs a value"), ("--seeds 0", "--seeds must be 1…1000000000"),
        ("--steps x", "--steps must be 1…1000000"), ("--from -1", "--from must be 0…"),
        ("--plant x", "x is not a fault"), ("--verbose", "--verbose needs --seed"),
        ("--speed 3", "--speed is not an option"),
    ])
    func `name what is wrong with them`(line: String, clause: String) {
        do {
            _ = try read(line)
            Issue.record("took \(line)")
        } catch let error as SimulationError {
            #expect(error.clause.hasPrefix(clause))
        } catch { Issue.record("\(error)") }
    }

    @Test func `list every fault in their usage, each under a name of its own`() {
        for fault in Fault.allCases { #expect(Options.usage.contains(fault.rawValue)) }
        #expect(Set(Fault.allCases.map(\.rawValue)).count == Fault.allCases.count)
    }
}
