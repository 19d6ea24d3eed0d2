import Testing

/// Everything that agents, admins, clocks and crashes do, in any order.
@Suite struct `A long day at the counter` {
    @Test(arguments: UInt64(1)...4)
    func `gives no key two answers, whatever happens between them`(seed: UInt64) throws {
        var day = try LongDay(seed: seed)
        for _ in 0..<250 { try day.step() }
        try day.restart()
        for key in day.answers.keys.sorted() { try day.ask(key) }
        try day.restart()
        // A day in which nothing is signed, waits, is denied and comes back would show nothing.
        #expect(day.answers.values.count { $0.transaction != nil } > 5)
        #expect(day.resumed > 0)
    }
}
