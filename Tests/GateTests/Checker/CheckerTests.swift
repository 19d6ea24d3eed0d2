import Foundation
import Testing

@Suite struct `An exhaustive checker` {
    @Test(arguments: Scenarios.all.map { $0.name })
    func `finds nothing wrong with the gate`(name: String) throws {
        let scenario = try #require(Scenarios.all.first { $0.name == name })
        let clock = ContinuousClock()
        var report = Search.Report()
        let time = try clock.measure {
            var search = try Search(scenario, .real)
            report = search.run()
            let logs = search.graph.nodes.count
            for log in stride(from: 0, to: logs, by: max(1, logs / 16)) {
                #expect(search.graph.replaysWhole(log))
            }
            #expect(search.graph.shortened == 0)
        }
        print(
            name, "worlds", report.worlds, "steps", report.steps, "logs", report.logs, "applied",
            report.applied, "depth", report.depth, "untaken", report.untaken, time)
        #expect(report.finding == nil, "\(report.trace.joined(separator: "; "))")
        #expect(report.untaken == scenario.never)
    }
    @Test(arguments: Mutants.all.map { $0.suspect.name })
    func `catches a gate that`(name: String) throws {
        let mutant = try #require(Mutants.all.first { $0.suspect.name == name })
        let clock = ContinuousClock()
        var report = Search.Report()
        let time = try clock.measure {
            var search = try Search(mutant.scenario, mutant.suspect)
            report = search.run()
        }
        print(
            name, "worlds", report.worlds, "logs", report.logs, report.finding?.description ?? "-",
            "::", report.trace.joined(separator: "; "), time)
        #expect(report.finding?.rule == mutant.rule)
    }
}
