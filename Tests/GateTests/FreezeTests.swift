import Chains
import Gate
import JSON
import Terms
import Testing

@Suite struct `While it is frozen, nothing is signed for` {
    private let spare = Sample.facts(Sample.wallet("ethereum/spare"))

    private func till() throws -> Till {
        var till = try Till.open(
            Sample.policy(
                Sample.team(worker: Sample.agent(wallets: [Sample.main, spare.name])), nil))
        try till.record(.walletCreated(spare, sealed: .null))
        return till
    }

    private func check(
        _ rule: String, _ detail: String, _ hint: String, others: Bool,
        _ event: (Bool, String) -> Event
    ) throws {
        var till = try till()
        try till.send("1")
        #expect(
            try till.complaint(event(false, "r"))?.hasPrefix("thaws what already is so") == true)
        try till.record(event(true, "hands off"))
        let over = try till.send("1")
        #expect(over.rule == rule)
        #expect(over.refusal?.detail == detail)
        #expect(over.refusal?.hint == hint)
        #expect(till.committed() == "1")
        #expect(try till.send("1", from: spare).isSigned == others)
        #expect(try till.complaint(event(true, "r"))?.hasPrefix("freezes what already") == true)
        #expect(try till.complaint(event(false, "")) == "thaws without a reason")
        try till.record(event(false, "all is well"))
        #expect(try till.send("1").isSigned)
        try till.replays()
    }

    @Test func `the vault`() throws {
        try check(
            "vault.frozen", "the vault is frozen", "an admin thaws it with: bursar thaw",
            others: false
        ) { .vaultFreeze($0, reason: $1) }
    }

    @Test func `a project`() throws {
        try check(
            "project.frozen", "project game is frozen",
            "an admin thaws it with: bursar project thaw game", others: false
        ) { .projectFreeze(Sample.game, $0, reason: $1) }
    }

    @Test func `a wallet`() throws {
        try check(
            "wallet.frozen", "wallet ethereum/main is frozen",
            "use another wallet; an admin thaws it with: bursar wallet thaw ethereum/main",
            others: true
        ) { .walletFreeze(Sample.main, $0, reason: $1) }
    }

    @Test func `an agent, and its fellow is`() throws {
        var till = try till()
        try till.record(.agentStanding(Sample.worker, .frozen, reason: "r"))
        #expect(try till.send("1").rule == "agent.not-active")
        #expect(try till.send("1", by: Sample.helper).isSigned)
        try till.replays()
    }

    @Test func `another project: this one's agents go on`() throws {
        var till = try till()
        let lab = Sample.project("lab")
        try till.record(.agentAdded(Sample.agent("clerk"), project: lab, uid: 1_001))
        try till.record(.projectFreeze(lab, true, reason: "r"))
        #expect(try till.send("1").isSigned)
        #expect(till.state.frozen.projects == [lab])
        try till.replays()
    }

    @Test func `nothing that there is none of`() throws {
        var till = try till()
        #expect(
            try till.complaint(.projectFreeze(Sample.project("none"), true, reason: "r"))
                == "freezes a project that there is none of")
        #expect(
            try till.complaint(.walletFreeze(Sample.wallet("ton/none"), true, reason: "r"))
                == "freezes a wallet that there is none of")
        #expect(
            try till.complaint(.walletFreeze(Sample.wallet("ton/none"), false, reason: "r"))
                == "thaws a wallet that there is none of")
    }

    @Test func `what was approved before, though a payment may settle and be voided`() throws {
        var till = try Till.open(
            Sample.policy(Bounds(approval: ApprovalRule(above: Sample.money("5"))), at: .agent))
        let landed = try till.sign("4")
        let dead = try till.sign("5", nonce: 1)
        let request = try till.ask("6")
        let digest = try #require(till.decide(request).waiting).digest.hex
        try till.record(.paymentApproved(request.payment, digest: digest))
        try till.record(.vaultFreeze(true, reason: "r"))
        #expect(till.decide(request).rule == "vault.frozen")
        try till.record(
            .paymentSettled(landed, cost: Story.cost("3"), reference: nil, attested: nil))
        try till.record(
            .paymentVoided(dead, proof: Story.dead(1), reference: nil, attested: nil))
        #expect(till.committed() == "3")
        try till.replays()
    }
}
