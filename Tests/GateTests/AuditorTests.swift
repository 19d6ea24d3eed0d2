import Terms
import Testing

@Suite struct `An auditor with a list and a calendar` {
    /// Histories of one seed: enough seeds make two thousand.
    private static let histories = 100

    @Test(arguments: Dice.seeds(20))
    func `finds no budget exceeded in any history`(seed: UInt64) throws {
        var auditor = Auditor()
        var signed = 0
        for index in 0..<UInt64(`An auditor with a list and a calendar`.histories) {
            var history = try History(seed: seed + index, isReal: false)
            try history.run(steps: 16)
            let finding = auditor.finding(in: history.spent)
            #expect(finding == nil, "seed \(seed + index): \(finding ?? "")")
            signed += history.spent.count
        }
        // Stories in which nothing is spent prove nothing.
        #expect(signed > 200, "seed \(seed)")
    }

    @Test func `would find one charge too many`() throws {
        var found = 0
        for seed in UInt64(0)..<40 {
            var history = try History(seed: seed, isReal: false)
            try history.run(steps: 40)
            guard let last = history.spent.last else { continue }
            let more = History.Spent(
                time: Moment(nanoseconds: last.time.nanoseconds + 1), agent: last.agent,
                amount: Sample.money("40"), policy: last.policy)
            var auditor = Auditor()
            if auditor.finding(in: history.spent + [more]) != nil { found += 1 }
            #expect(auditor.finding(in: history.spent) == nil)
        }
        #expect(found > 30)
    }

    @Test func `agrees with the gate's calendar on every window of a year`() {
        var auditor = Auditor()
        let spans: [WindowSpan] = [.hour, .day, .week(starts: 0), .week(starts: 6), .month]
        for name in ["UTC", "America/Toronto", "Asia/Kathmandu", "Pacific/Auckland"] {
            let zone = Sample.zone(name)
            for day in 0..<370 {
                let time = Sample.monday.adding(seconds: Int64(day) * 86_400 + Int64(day) * 97)
                for span in spans {
                    #expect(
                        auditor.window(span, name, time) == zone.window(span, containing: time),
                        "\(span) in \(name) at \(Timestamp.seconds(time))")
                }
            }
        }
    }
}
