import JSON
import Policy
import Terms
import Testing

@testable import Gate

/// What a snapshot leaves out is what no decision can look at: with it and without it all is decided alike.
@Suite struct `What a state forgets` {
    private static let day: Int64 = 86_400
    private static let gist = PolicyHash.of(.null)
    private static let daemon = Actor(role: .daemon, name: "", uid: 0)

    /// A life without carry-over, of which alone something is told otherwise.
    private static func life(_ seed: UInt64) throws -> LifeHistory {
        try LifeHistory.$carries.withValue(false) { try LifeHistory(seed: seed) }
    }

    /// Lets some of it happen.
    private static func run(_ life: inout LifeHistory, _ steps: Int, after days: Int64) throws {
        life.pass(days * day)
        try LifeHistory.$carries.withValue(false) { try life.run(steps: steps) }
    }

    private static func snapshot(_ till: inout Till) throws {
        try till.snapshot(gist: gist, by: daemon)
    }

    @Test(arguments: Dice.seeds(6))
    func `changes no later decision, and no budget that anybody is shown`(seed: UInt64) throws {
        var plain = try Self.life(seed)
        var forgetful = plain
        for round in 0..<24 {
            for days in [Int64(0), 2 + Int64(seed % 7)] {
                try Self.run(&plain, 6, after: days)
                try Self.run(&forgetful, 6, after: days)
            }
            forgetful.forget()
            #expect(forgetful.till.entries == plain.till.entries, "seed \(seed), round \(round)")
            #expect(forgetful.seen == plain.seen)
            let (state, clock) = (forgetful.till.state, forgetful.till.clock)
            let other = plain.till.state
            #expect(state.allBudgetLines(at: clock) == other.allBudgetLines(at: clock))
            for agent in [Sample.worker, Sample.helper] {
                #expect(state.exposed(.agent(agent)) == other.exposed(.agent(agent)))
            }
            #expect(state.open.map(\.id).sorted() == other.open.map(\.id).sorted())
            #expect(state.pending == other.pending)
            try Snapshot.round(state)
        }
        // A life may be short of old charges; never has the one that forgets more.
        #expect(
            forgetful.till.state.books.log.lines.count <= plain.till.state.books.log.lines.count)
    }

    @Test(arguments: Dice.seeds(4))
    func `is the same in one step and in many, lived or folded again`(seed: UInt64) throws {
        var often = try Self.life(seed)
        for _ in 0..<16 {
            try Self.run(&often, 8, after: 6)
            try often.snapshot(gist: Self.gist, by: Self.daemon)
        }
        try often.till.replays()
        var gate = Gate()
        for bytes in often.till.entries { _ = try gate.audit(try Entry(reading: bytes)) }
        #expect(gate.state.snapshot() == often.till.state.snapshot())
        // A log without snapshots, forgotten at once at its end.
        var once = GateState()
        var plain = Gate()
        for bytes in often.till.entries {
            let entry = try Entry(reading: bytes)
            guard entry.kind != "state.snapshotted" else {
                plain.state.nextSeq += 1
                continue
            }
            try plain.replay(entry, zones: { Sample.zone($0) })
        }
        once = plain.state
        let last = try #require(often.till.state.lastTime)
        once.forget(at: last)
        #expect(once.books == often.till.state.books)
        #expect(once.past == often.till.state.past)
    }

    @Test func `keeps what may still land, however old, and settles it as ever`() throws {
        var till = try Till.open()
        try till.start()
        let old = try till.sign("5", nonce: 1)
        let landed = try till.sign("3", nonce: 2)
        try till.record(
            .paymentSettled(landed, cost: Story.cost("2"), reference: "x", attested: nil))
        till.pass(100 * Self.day)
        try till.setRate("1")
        try Self.snapshot(&till)
        #expect(till.state.books.log.lines.count == 1)
        #expect(till.state.exposed(.vault) == Sample.money("5"))
        #expect(till.state.books.beyond[Books.vault] == Int128(Sample.money("2").nanos))
        try till.record(.paymentSettled(old, cost: Story.cost("4"), reference: "x", attested: nil))
        #expect(till.state.exposed(.vault) == .zero)
        #expect(till.state.status(of: old) == .settled)
        till.pass(100 * Self.day)
        try Self.snapshot(&till)
        #expect(till.state.books.log.lines.isEmpty)
        #expect(till.state.books.beyond[Books.vault] == Int128(Sample.money("6").nanos))
        try till.replays()
    }

    @Test func `forgets how a payment ended, and that one was denied or waited too long`() throws {
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    worker: Sample.agent(
                        Sample.limit("90"),
                        Bounds(approval: ApprovalRule(above: Sample.money("4"))))), nil))
        try till.start()
        let small = try till.sign("1", nonce: 1)
        #expect(try till.send("9", nonce: 2).waiting != nil)
        let id = try #require(till.state.pending.keys.first)
        try till.record(.paymentDenied(id, reason: "no"))
        #expect(try till.send("9", nonce: 3).waiting != nil)
        let late = try #require(till.state.pending.keys.first)
        try till.record(.paymentWrittenOff(small, reason: "lost"))
        till.pass(8 * Self.day)
        try till.record(.paymentExpired(late))
        #expect(till.state.refusal(ofWaiting: late)?.rule == ApprovalExpired.id)
        till.pass(55 * Self.day)
        try Self.snapshot(&till)
        #expect(till.state.status(of: small) == .writtenOff)
        #expect(till.state.refusal(ofWaiting: id)?.rule == ApprovalDenied.id)
        till.pass(2 * Self.day)
        try Self.snapshot(&till)
        #expect(till.state.status(of: small) == nil)
        #expect(till.state.refusal(ofWaiting: late)?.rule == ApprovalExpired.id)
        till.pass(8 * Self.day)
        try Self.snapshot(&till)
        #expect(till.state.refusal(ofWaiting: id) == nil)
        #expect(till.state.past.isEmpty)
        try till.replays()
    }

    @Test func `keeps all that the longest windows hold`() throws {
        for per in [WindowSpan.month, .rolling(seconds: 2_592_000)] {
            var till = try Till.open(
                Sample.policy(Sample.team(worker: Sample.agent(Sample.limit("25", per))), nil))
            try till.start()
            till.pass(until: "2027-01-01T00:00:00Z")
            try till.setRate("1")
            _ = try till.sign("20", nonce: 1)
            till.pass(29 * Self.day)
            try Self.snapshot(&till)
            #expect(try till.send("6", nonce: 2).rule == "agent.limit")
            #expect(try till.send("5", nonce: 3).isSigned)
            try till.replays()
        }
    }

    @Test func `carries nothing over from before it`() throws {
        let policy = Sample.policy(
            Sample.team(worker: Sample.agent(Sample.limit("10", .day, carry: "4"))), nil)
        for forgets in [true, false] {
            var till = try Till.open(policy)
            try till.start()
            _ = try till.sign("1", nonce: 1)
            till.pass(80 * Self.day)
            try till.setRate("1")
            if forgets { try Self.snapshot(&till) }
            #expect(try till.send("14", nonce: 2).isSigned == !forgets)
            try till.replays()
        }
    }

    @Test func `knows whom it has ever paid`() throws {
        let bounds = Bounds(newPayees: Sample.limit("2"))
        var till = try Till.open(
            Sample.policy(Sample.team(worker: Sample.agent(Sample.limit("25"), bounds)), nil))
        try till.start()
        _ = try till.sign("1", nonce: 1)
        till.pass(200 * Self.day)
        try till.setRate("1")
        try Self.snapshot(&till)
        // Ten is above what new payees may get together.
        #expect(try till.send("10", nonce: 2).isSigned)
        try till.record(.policyApplied(Sample.policy()))
        try Snapshot.round(till.state)
        try till.replays()
    }

    /// Whoever could write such an entry would have a window that holds what nobody counts any more.
    @Test func `is in no window that an entry may name`() throws {
        var till = try Till.open()
        try till.start()
        _ = try till.sign("20", nonce: 1)
        till.pass(100 * Self.day)
        try till.setRate("1")
        try Self.snapshot(&till)
        try till.send("1", nonce: 2)
        let honest = till.entries
        let forged = try Edited.windows(of: try #require(honest.last)) { _, line in
            line["start"] = "2026-01-01T00:00:00Z"
        }
        #expect(throws: EntryError.self) {
            _ = try Till.replay(honest.dropLast() + [forged])
        }
    }
}
