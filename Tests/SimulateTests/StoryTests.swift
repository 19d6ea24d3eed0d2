import Testing

@testable import bursar_simulate

/// The real gate, lived through: other seeds each time, so that the suites see more over the years.
@Suite struct `A story` {
    private static let seeds = (0..<5).map { _ in UInt64.random(in: 0...999_999_999) }

    private static func live(_ seed: UInt64, steps: Int = 200, fault: Fault? = nil) throws -> World
    {
        var world = World(seed: seed, try Stage.cast.get(), fault: fault, isTold: true)
        world.run(steps: steps)
        return world
    }

    @Test(arguments: seeds)
    func `gives the auditor nothing to find`(seed: UInt64) throws {
        let world = try Self.live(seed)
        #expect(world.finding == nil, "seed \(seed): \(world.finding?.clause ?? "")")
        #expect(world.step >= 200)
    }

    @Test func `is the same again by its seed, to the last word`() throws {
        let seed = UInt64.random(in: 0...999_999)
        let (once, again) = (try Self.live(seed), try Self.live(seed))
        #expect(once.trace.lines == again.trace.lines, "seed \(seed)")
        #expect(once.tally == again.tally)
        #expect(once.daemon.disk.durable.map(\.bytes) == again.daemon.disk.durable.map(\.bytes))
        #expect(try Self.live(seed + 1).trace.lines != once.trace.lines)
    }

    @Test func `is told only where somebody listens, and is the same story either way`() throws {
        var silent = World(seed: 5, try Stage.cast.get())
        silent.run(steps: 100)
        #expect(silent.trace.lines.isEmpty)
        #expect(silent.tally == (try Self.live(5, steps: 100).tally))
    }

    /// Which parts of what was written a crash kept: nothing, some, all.
    private func kept(_ lines: [String]) -> Set<String> {
        var kept: Set<String> = []
        for line in lines where line.hasPrefix("restarts with ") {
            let words = line.split(separator: " ")
            let (count, of) = (Int(words[2]) ?? 0, Int(words[4]) ?? 0)
            if of > 1 { kept.insert(count == 0 ? "nothing" : count == of ? "all" : "some") }
        }
        return kept
    }

    @Test func `is full: of all there can be, everything comes up within a few`() throws {
        var counts = Counts()
        var lines: [String] = []
        for seed in UInt64(0)..<30 {
            let world = try Self.live(seed)
            counts += world.tally
            lines += world.trace.lines
        }
        // Stories in which nothing is signed, told or lost prove nothing.
        #expect(counts.payments > 2_000)
        #expect(counts.signed > 400)
        #expect(counts.released > 400)
        #expect(counts.events > 800)
        #expect(counts.crashes > 20)
        #expect(kept(lines) == ["nothing", "some", "all"])
        let words = [
            "signed at", "waiting by approval.above", "waiting by approval.reserve",
            "refused by agent.limit", "refused by project.limit", "refused by vault.limit",
            "refused by payments.limit", "refused by exposure.limit", "refused by payee.new-limit",
            "refused by asset.limit", "refused by clock.jumped", "refused by rate.stale",
            "refused by payment.possible-duplicate", "refused by charge.too-large",
            "refused by payee.denied", "refused by hours.outside", "takes settled",
            "takes voided", "takes writtenOff", "takes approval", "takes denial", "takes expiry",
            "takes grant", "takes policy", "takes acknowledged", "takes agentFreeze",
            "takes walletFreeze", "takes projectFreeze", "takes vaultFreeze", "refuses voided",
            "refuses settled", "refuses approval", "refuses rate", "repeats", "lands at",
            "turns away",
        ]
        for word in words { #expect(lines.contains { $0.contains(word) }, "\(word)") }
    }

    @Test func `ends at the first finding, with its seed and its step`() throws {
        let world = try Self.live(3, fault: .chargesTooLittle)
        let finding = try #require(world.finding)
        #expect(finding.seed == 3)
        #expect(finding.step == world.step)
        #expect(world.step < 200)
    }
}
