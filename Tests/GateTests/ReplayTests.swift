import Gate
import JSON
import Policy
import Terms
import Testing

@Suite struct `A replay` {
    @Test(arguments: Dice.seeds(24))
    func `of any history gives the same state`(seed: UInt64) throws {
        var history = try History(seed: seed, isReal: true)
        try history.run(steps: 40)
        let state = try Till.replay(history.till.entries)
        #expect(state == history.till.state, "seed \(seed)")
    }

    @Test(arguments: Dice.seeds(8))
    func `can stop anywhere and go on with the same bytes`(seed: UInt64) throws {
        var first = try History(seed: seed, isReal: true)
        try first.run(steps: 20)
        var second = first
        second.resume(from: try Till.replay(first.till.entries))
        try first.run(steps: 20)
        try second.run(steps: 20)
        #expect(first.till.entries == second.till.entries, "seed \(seed)")
        #expect(first.outcomes == second.outcomes, "seed \(seed)")
        #expect(first.till.state == second.till.state, "seed \(seed)")
    }

    @Test(arguments: Dice.seeds(4))
    func `of the same story told twice is the same, byte for byte`(seed: UInt64) throws {
        var first = try History(seed: seed, isReal: true)
        var second = try History(seed: seed, isReal: true)
        try first.run(steps: 30)
        try second.run(steps: 30)
        #expect(first.till.entries == second.till.entries, "seed \(seed)")
    }

    @Test func `keeps a window that a newer zone database would draw otherwise`() throws {
        var till = try Till.open(
            Sample.policy(Sample.project(zone: Sample.zone("America/Toronto"))))
        #expect(try till.transfer("20").isSigned)
        var gate = Gate()
        for bytes in till.entries {
            // In this database Toronto has moved to another offset.
            try gate.replay(try Entry(reading: bytes)) { name in
                ZoneRules(identifier: name, version: "2099z", firstOffset: 7_200, transitions: [])
            }
        }
        let live = till.state.budgetLines(of: Sample.worker, at: till.clock)
        #expect(gate.state.budgetLines(of: Sample.worker, at: till.clock) == live)
    }

    @Test func `passes over kinds it does not know`() throws {
        var till = try Till.open()
        let before = till.state
        try till.record(Event(kind: "garden.watered", body: .init([("name", "a")])))
        #expect(till.state.nextSeq == before.nextSeq + 1)
        #expect(try Till.replay(till.entries) == till.state)
    }

    @Test func `goes on after an entry that a frozen vault passes over`() throws {
        var till = try Till.open()
        try till.transfer("1")
        var gate = Gate()
        for bytes in till.entries.dropLast() {
            try gate.replay(try Entry(reading: bytes), zones: ZoneDatabase.rules(for:))
        }
        gate.skip(to: UInt64(till.entries.count))
        #expect(gate.state.nextSeq == UInt64(till.entries.count))
    }
}
