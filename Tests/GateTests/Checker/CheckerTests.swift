import Foundation
import Testing

/// A breadth-first search over the real gate, in small worlds, to their end.
///
/// A world is a log, how much of it is durable, what left the process, what the chain holds, and the time. From
/// each one every step is taken: a request, a decision made again after an approval, an approval, a denial, an
/// expiry, evidence of each kind that an honest admin can have, a freeze, a policy, a rate, a grant, a release,
/// a day that passes, the disk catching up, and a crash that keeps any prefix of what had not reached it. What is
/// released may land at any later time. After every entry the gate's own replay is asked, and a ``Judge`` that
/// hears entries alone and keeps books of its own says what is not so:
///
/// | invariant | where it is held |
/// |---|---|
/// | I1 committed within limit and carry-over | `Judge.check`, at each signature, for each scope; `Judge.open`, what is carried |
/// | I2 pools are one limit, none below zero | `Judge.draw`: general, reserve, emergency, an admin's leave |
/// | I3 debits are credits | one charge in three scopes: `Judge.compare`, each against the same cases |
/// | I4 resolved at most once | `Judge.resolve`, `Judge.end`; statuses in `Judge.compare` |
/// | I5 settled and released are what was charged | `Judge.compare`: every book; `Judge.refuse`: what is free can be spent |
/// | I6 draws return in reverse | `Judge.compare` of both pools after each void and settlement |
/// | I7 same key, same bytes | `LogGraph.retry`; which key is decided at all: `LogGraph.sight` |
/// | I8 a no is for ever | `Judge.hear` of a decision; ``Mutants`` try it after a raised limit |
/// | I9 what can land is within the limit | ``Outside``, in every world: what left, whatever the log remembers |
/// | I10 one signature an intent | `Judge.sign` |
/// | I11 refunds within what was settled | nothing is refunded here: what was settled is never touched again (I4) |
/// | I12 windows keep their bounds | `Judge.announce` against a calendar of its own |
/// | I13 replay is the state | `LogGraph.replay` after each entry, `LogGraph.replaysWhole` from the first byte |
/// | I14 an error changes nothing | `LogGraph.step`, `LogGraph.decide` |
/// | I15 nothing wraps, rounding is up | `Judge.sign`; the scenario `edge` |
/// | I16 a child's is within its parent's | `Judge.compare`: a project's sum is over all its agents' cases |
///
/// `BURSAR_CHECKER_DEEPER=1` allows every log one entry more, and so on; the numbers are printed then.
@Suite struct `An exhaustive checker` {
    private static let deeper = ProcessInfo.processInfo.environment["BURSAR_CHECKER_DEEPER"]
        .flatMap { Int($0) }

    @Test(arguments: Scenarios.all.map { $0.name })
    func `finds nothing wrong with the gate in any world of`(name: String) throws {
        var scenario = try #require(Scenarios.all.first { $0.name == name })
        scenario.entries += Self.deeper ?? 0
        var search = try Search(scenario, .real)
        let report = search.run()
        #expect(report.finding == nil, "\(report.trace.joined(separator: "; "))")
        // What was never taken was never looked at.
        #expect(report.untaken == scenario.never)
        #expect(report.worlds > 200)
        #expect(search.graph.shortened == 0)
        let logs = search.graph.nodes.count
        for log in stride(from: 0, to: logs, by: max(1, logs / 16)) {
            #expect(search.graph.replaysWhole(log))
        }
        if Self.deeper != nil { print(name, report.numbers) }
    }

    @Test(arguments: (Mutants.named + Mutants.further).map { $0.suspect.name })
    func `catches a gate that`(name: String) throws {
        let mutants = Mutants.named + Mutants.further
        let mutant = try #require(mutants.first { $0.suspect.name == name })
        var search = try Search(mutant.scenario, mutant.suspect)
        let report = search.run()
        let found = report.finding.map { "\($0)" } ?? "nothing in \(report.worlds) worlds"
        let story = report.trace.joined(separator: "; ")
        #expect(report.finding?.rule == mutant.rule, "\(found), by: \(story)")
        if Self.deeper != nil { print(name, "|", found, "|", story) }
    }

    /// Logs that differ in places and nanoseconds alone are searched once: nothing may hang on those.
    @Test(arguments: [Scenarios.carry, Scenarios.pools, Scenarios.replacement])
    func `reaches what it would if it took no two logs for one`(scenario: Scenario) throws {
        var scenario = scenario
        scenario.entries = 3
        var merging = try Search(scenario, .real)
        var exact = try Search(scenario, .real, merges: false)
        #expect(merging.run().finding == nil)
        #expect(exact.run().finding == nil)
        #expect(merging.graph.nodes.count < exact.graph.nodes.count)
        #expect(merging.graph.sketches == exact.graph.sketches)
    }
}
