import Gate
import JSON
import Policy
import Terms
import Testing

@Suite struct `An entry that is audited` {
    private func audit(_ entries: [[UInt8]]) throws -> [AuditedEntry] {
        var gate = Gate()
        return try entries.map { try gate.audit(try Entry(reading: $0)) }
    }

    @Test(arguments: Dice.seeds(12))
    func `needs no zone database, in any history`(seed: UInt64) throws {
        var history = try LifeHistory(seed: seed)
        try history.run(steps: 120)
        var gate = Gate()
        for bytes in history.till.entries {
            let audited = try gate.audit(try Entry(reading: bytes))
            for window in audited.counted where audited.outcome == .signed {
                #expect(window.posting.after <= window.posting.limit, "seed \(seed)")
            }
        }
        let told = history.till.state
        #expect(gate.state.nextSeq == told.nextSeq, "seed \(seed)")
        #expect(gate.state.open == told.open, "seed \(seed)")
        #expect(gate.state.past == told.past, "seed \(seed)")
        #expect(gate.state.exposed(.vault) == told.exposed(.vault), "seed \(seed)")
    }

    // The auditor's program takes shorter ones for forged.
    @Test(arguments: Dice.seeds(24))
    func `opens no window much shorter than its span, in any history`(seed: UInt64) throws {
        var history = try LifeHistory(seed: seed)
        try history.run(steps: 120)
        let opened = try audit(history.till.entries).flatMap(\.counted).filter(\.isOpened)
        #expect(!opened.isEmpty, "seed \(seed)")
        for window in opened {
            let least: Int64 =
                switch window.span {
                case .hour: 900
                case .day: 75_600
                case .week: 594_000
                case .month: 2_408_400
                case .rolling(let seconds): seconds
                }
            let end = window.posting.window.end
            #expect(
                window.posting.window.start.adding(seconds: least) <= end,
                "seed \(seed): \(window)")
        }
    }

    @Test func `is the first to use a window, or is not`() throws {
        var till = try Till.open(
            Sample.policy(Sample.team(worker: Sample.agent(Sample.limit("9")))))
        _ = try till.sign("1")
        _ = try till.sign("2")
        till.pass(86_400)
        try till.send("10")
        _ = try till.sign("3")
        let daily = try audit(till.entries).compactMap(\.counted.first)
        #expect(daily.map(\.isOpened) == [true, false, true, false])
        #expect(daily.map(\.posting.after) == ["1", "3", "0", "3"].map(Sample.money))
        #expect(daily.allSatisfy { $0.span == .day && $0.isWhole })
    }

    @Test func `says what it came to`() throws {
        let asking = Bounds(approval: ApprovalRule(above: Sample.money("5")))
        var till = try Till.open(Sample.policy(asking, at: .agent))
        let before = till.entries.count
        _ = try till.sign("1")
        try till.send("6")
        try till.send("9999")
        try till.record(.vaultFreeze(true, reason: "r"))
        let audited = try audit(till.entries)
        #expect(audited.prefix(before).allSatisfy { $0.outcome == nil && $0.counted.isEmpty })
        #expect(audited.dropFirst(before).map(\.outcome) == [.signed, .pending, .refused, nil])
        // What waits or is refused has nothing added.
        for entry in audited.dropFirst(before + 1) {
            #expect(entry.counted.allSatisfy { $0.posting.charge == .zero })
        }
    }

    @Test func `landed above its payment's charge, and by how much`() throws {
        var till = try Till.open(Sample.policy(Sample.team(), nil))
        for (cost, above) in [("5.5", "0.5"), ("5", nil), ("4", nil)] as [(String, String?)] {
            let id = try till.sign("5")
            try till.record(
                .paymentSettled(
                    id, cost: [["asset": "ETH", "amount": .string(cost)]], reference: "seen",
                    attested: nil))
            let overruns = try audit(till.entries).map(\.overrun)
            #expect(overruns.last??.amount == above.map(Sample.money), "\(cost)")
            #expect((overruns.last??.payment == id) == (above != nil), "\(cost)")
            #expect(overruns.dropLast().last == .some(nil), "\(cost)")
        }
    }
}
