import Gate
import Terms
import Testing

/// What is signed and neither settled nor proven dead is a debt, whatever window it was signed in.
@Suite struct `The exposure` {
    typealias Level = Sample.Level

    private func till(_ level: Level) throws -> Till {
        try Till.open(Sample.policy(Bounds(exposure: Sample.money("20")), at: level))
    }

    private func detail(_ level: Level) -> String {
        switch level {
        case .agent:
            "5.000000001 CAD on top of 15 CAD is above the exposure of 20 CAD of agent/worker: what "
                + "is signed and neither settled nor proven dead"
        case .project:
            "5.000000001 CAD is above the exposure of project/game: what is signed and neither "
                + "settled nor proven dead"
        case .vault:
            "5.000000001 CAD is above the exposure of vault: what is signed and neither settled nor "
                + "proven dead"
        }
    }

    @Test(arguments: Level.allCases)
    func `is bounded over all windows, to the unit`(level: Level) throws {
        var till = try till(level)
        try till.send("10")
        till.pass(40 * 86_400)
        try till.send("5")
        // Two months' windows are empty, and yet fifteen may land at any time.
        let over = try till.send("5.000000001")
        #expect(over.rule == "exposure.limit")
        #expect(over.refusal?.detail == detail(level))
        #expect(
            over.refusal?.hint
                == "an admin settles or voids what has landed or can't: bursar payment list --open")
        #expect(try till.send("5").isSigned)
        #expect(till.state.exposed(level.scope).decimal == "20")
        #expect(try till.send("0.000000001").rule == "exposure.limit")
        till.pass(300 * 86_400)
        #expect(try till.send("0.000000001").rule == "exposure.limit")
        try till.replays()
    }

    @Test(arguments: Level.allCases)
    func `falls when payments settle, are voided or written off`(level: Level) throws {
        var till = try till(level)
        let landed = try till.sign("10")
        let dead = try till.sign("6", nonce: 1)
        let lost = try till.sign("4")
        for (event, left) in [
            (
                Event.paymentSettled(
                    landed, cost: Story.cost("9"), reference: nil, attested: nil), "10"
            ),
            (
                .paymentVoided(dead, proof: Story.dead(1), reference: nil, attested: nil), "16"
            ),
            (.paymentWrittenOff(lost, reason: "r"), "20"),
        ] {
            #expect(try till.send(left + ".000000001").rule == "exposure.limit")
            try till.record(event)
            let room = 20 - (Int64(till.state.exposed(level.scope).nanos) / 1_000_000_000)
            #expect(String(room) == left)
        }
        #expect(till.state.exposed(level.scope) == .zero)
        #expect(try till.send("20").isSigned)
        try till.replays()
    }

    @Test func `counts signatures that cannot both land once`() throws {
        var till = try till(.agent)
        try till.send("12", nonce: 5)
        #expect(try till.send("20", nonce: 5).isSigned)
        #expect(try till.send("20.000000001", nonce: 5).rule == "exposure.limit")
        #expect(try till.send("0.000000001", nonce: 6).rule == "exposure.limit")
        #expect(try till.send("19", nonce: 5).isSigned)
        try till.replays()
    }

    @Test func `of a project is all its agents'`() throws {
        var till = try till(.project)
        try till.send("12", by: Sample.helper)
        let over = try till.send("8.000000001")
        #expect(over.rule == "exposure.limit")
        #expect(over.refusal?.detail.contains("12") == false)
        #expect(try till.send("8").isSigned)
        #expect(till.state.exposed(.agent(Sample.worker)).decimal == "8")
        #expect(till.state.exposed(.project(Sample.game)).decimal == "20")
    }

    @Test func `that a policy lowers below what is out blocks and takes nothing back`() throws {
        var till = try till(.agent)
        try till.send("15")
        try till.apply(Sample.policy(Bounds(exposure: Sample.money("10")), at: .agent))
        let over = try till.send("0.000000001")
        #expect(over.rule == "exposure.limit")
        #expect(till.state.exposed(.agent(Sample.worker)).decimal == "15")
        try till.apply(Sample.policy(Bounds(), at: .agent))
        #expect(try till.send("100").isSigned)
        try till.replays()
    }
}
