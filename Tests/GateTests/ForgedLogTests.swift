import Chains
import Gate
import JSON
import Policy
import Terms
import Testing

/// Entries that no gate writes: whoever reads the log must not take them.
@Suite struct `A forged log does not replay in which` {
    private func refuses(
        _ entries: [[UInt8]], _ place: SourceLocation = #_sourceLocation
    ) {
        #expect(throws: EntryError.self, sourceLocation: place) { try Till.replay(entries) }
    }

    private func asking() throws -> Till {
        try Till.open(
            Sample.policy(
                Bounds(approval: ApprovalRule(above: Sample.money("5"))), at: .agent))
    }

    @Test func `other bytes are signed than those that were approved`() throws {
        var till = try asking()
        let request = try till.ask("10", nonce: 1)
        let waiting = try #require(till.decide(request).waiting)
        try till.record(.paymentApproved(request.payment, digest: waiting.digest.hex))
        let before = till.entries
        let signed = till.decide(request)
        try #require(signed.isSigned)
        #expect(try Till.replay(till.entries) == till.state)
        // The same to another payee: intent and network stand as they were approved.
        let other = try till.ask("10", to: Sample.other, nonce: 1)
        guard case .proposal(let proposal) = other.understanding else { return }
        let forged = try Edited.entry(
            signed.recorded.bytes, setting: "payload",
            to: .string(Hex.encode(proposal.payload)))
        refuses(before + [forged])
    }

    @Test func `a payment has another's id`() throws {
        var till = try Till.open(Sample.policy(Sample.team(), nil))
        let first = try till.sign("5", nonce: 1)
        let second = try till.send("5", nonce: 1, gasPrice: "1")
        let forged = try Edited.entry(
            second.recorded.bytes, setting: "payment", to: .string(first.text))
        refuses(till.entries.dropLast() + [forged])
    }

    @Test(arguments: ["class", "worst_case", "rates"])
    func `what it says of its payload is another's`(key: String) throws {
        var till = try Till.open(Sample.policy(Sample.team(), nil))
        let signed = try till.send("5", nonce: 1)
        let others: [String: JSON] = [
            "class": .string("ethereum/1/\(Sample.payer.text)/2"),
            "worst_case": [["amount": "1", "asset": "ETH"]], "rates": [1],
        ]
        let forged = try Edited.entry(
            signed.recorded.bytes, setting: key, to: try #require(others[key]))
        refuses(till.entries.dropLast() + [forged])
    }

    @Test func `the vault is made a second time, for development`() throws {
        var till = try Till.open(Sample.policy(Sample.team(), nil))
        let again = Event.vaultInitialised(
            vault: "w", origin: "o", verifierKey: "k", development: true, sealed: .null)
        #expect(try till.complaint(again) != nil)
        #expect(!till.state.development)
    }

    static let events: [Event] = [
        .policyApplied(Sample.policy(Sample.team(emergency: "5"), nil)),
        .agentAdded(Sample.agent("new"), project: Sample.game, uid: 1),
        .agentStanding(Sample.helper, .frozen, reason: "r"),
        .walletCreated(Sample.facts(Sample.wallet("ethereum/new")), sealed: .null),
        .projectFreeze(Sample.game, true, reason: "r"),
        .walletFreeze(Sample.main, true, reason: "r"), .vaultFreeze(true, reason: "r"),
        .observerAdded("seer", publicKey: [UInt8](repeating: 7, count: 32)),
        .emergencyGranted(
            Sample.game, amount: Sample.money("1"), until: Sample.monday.adding(seconds: 3_600),
            reason: "r"),
        .clockAcknowledged(
            reason: "r",
            clock: ClockReading(wall: Sample.monday, bootID: "b", bootNanoseconds: 0)),
    ]

    // A feed sets prices and nothing else; an agent asks, and an auditor looks.
    @Test(arguments: [Actor.Role.feed, .agent, .audit], events.indices)
    func `a role does what is not its own`(role: Actor.Role, index: Int) throws {
        var till = try Till.open(Sample.policy(Sample.team(emergency: "5"), nil))
        let actor = Actor(role: role, name: "", uid: 1)
        #expect(try till.complaint(Self.events[index], by: actor) != nil)
        #expect(try till.complaint(Self.events[index]) == nil)
    }

    @Test func `one who is no admin denies a payment`() throws {
        for role in [Actor.Role.feed, .agent, .audit, .daemon] {
            var till = try asking()
            let request = try till.ask("10")
            _ = try #require(till.decide(request).waiting)
            let denied = Event.paymentDenied(request.payment, reason: "r")
            #expect(
                try till.complaint(denied, by: Actor(role: role, name: "", uid: 1)) != nil)
        }
    }

    @Test func `a payment landed at no cost that anyone names`() throws {
        var till = try Till.open(Sample.policy(Sample.team(), nil))
        let id = try till.sign("5")
        let free = Event.paymentSettled(id, cost: .array([]), reference: nil, attested: nil)
        #expect(try till.complaint(free) != nil)
        #expect(till.committed() == "5")
    }
}
