import Gate
import JSON
import Terms
import Testing

/// Changes that take two people's word, with real signatures.
@Suite struct `A change that one admin may not make alone` {
    private let alice: Approver
    private let bob: Approver
    private let carol: Approver
    private static let thaw = Event.vaultFreeze(false, reason: "looked at it")

    init() throws {
        alice = try Approver("alice")
        bob = try Approver("bob", kind: "ecdsa")
        carol = try Approver("carol")
    }

    private func control(_ approvals: Int = 2, _ people: Approver...) -> ControlPolicy {
        let people = people.isEmpty ? [alice, bob, carol] : people
        return ControlPolicy(
            approvals: approvals,
            approvers: Dictionary(uniqueKeysWithValues: people.map { ($0.name, $0.key) }))
    }

    private func policy(_ limit: String, _ control: ControlPolicy?) -> BudgetPolicy {
        let agents = [Sample.worker: Sample.budget(limit)]
        return BudgetPolicy(
            currency: Sample.cad, projects: [Sample.game: Sample.project(agents: agents)],
            control: control)
    }

    /// A vault under two of three people's control, frozen.
    private func till() throws -> Till {
        var till = try Till.open(policy("25", control()))
        try till.record(.vaultFreeze(true, reason: "odd"))
        return till
    }

    private func place(_ event: Event, _ till: inout Till, lasts: Int64 = 86_400) throws
        -> ChangeOrder
    {
        let number = UInt64(till.entries.count)
        try till.record(.orderPlaced(event, until: till.wall.adding(seconds: lasts)))
        return try #require(till.state.orders.open[number])
    }

    private func agree(_ who: Approver, _ order: ChangeOrder, _ till: inout Till) throws {
        try till.record(
            .orderApproved(
                order.number, approver: who.name,
                signature: try who.sign(till.state.statement(of: order))))
    }

    /// What the gate says to an event; nil where it takes it.
    private func refusal(_ event: Event, _ till: inout Till) -> Refusal? {
        do {
            try till.record(event)
            return nil
        } catch { return error as? Refusal }
    }

    private func clause(_ event: Event, _ till: inout Till) -> String? {
        refusal(event, &till)?.detail
    }

    @Test func `is made once two have signed, and replay says so, too`() throws {
        var till = try till()
        let asked = try #require(refusal(Self.thaw, &till))
        #expect(asked.rule == "approval.needed")
        #expect(asked.detail.contains("2 of the 3 approvers"))
        let order = try place(Self.thaw, &till)
        try agree(alice, order, &till)
        #expect(
            clause(Self.thaw.carryingOut(order.number), &till)
                == "carries out order \(order.number) with 1 of 2 approvals")
        try agree(bob, order, &till)
        try till.record(Self.thaw.carryingOut(order.number))
        #expect(!till.state.frozen.vault)
        #expect(till.state.orders.open.isEmpty)
        #expect(try Till.replay(till.entries) == till.state)
        // Once: the same order opens nothing a second time.
        try till.record(.vaultFreeze(true, reason: "odd again"))
        #expect(
            clause(Self.thaw.carryingOut(order.number), &till)
                == "names order \(order.number), which does not wait")
    }

    @Test func `is to enable a secret again, too, and freezing it drops the order`() throws {
        var till = try till()
        let id = SecretStory.id(SecretStory.key)
        try till.record(
            .secretPut(
                id, version: 1,
                Event.SecretTerms(expires: nil, rotateEvery: nil, graceUntil: nil),
                isRotation: false, sealed: .null))
        try till.record(.secretSwitched(id, version: 1, isEnabled: false))
        let enable = Event.secretSwitched(id, version: 1, isEnabled: true)
        #expect(refusal(enable, &till)?.rule == "approval.needed")
        let order = try place(enable, &till)
        try agree(alice, order, &till)
        try agree(bob, order, &till)
        try till.record(enable.carryingOut(order.number))
        #expect(try Till.replay(till.entries) == till.state)
    }

    @Test func `says to its approvers what, of which log, and until when`() throws {
        var till = try till()
        let order = try place(Self.thaw, &till)
        #expect(
            till.state.statement(of: order) == """
                bursar order v1
                vault: v
                log: k
                order: \(order.number)
                change: vault.thawed
                sha256: \(order.digest.hex)
                until: \(Timestamp.precise(order.until))

                """)
        #expect(
            JSONWriter.write(order.content)
                == Array(
                    #"{"body":{"reason":"looked at it"},"kind":"vault.thawed"}"#.utf8))
    }

    @Test func `counts nobody twice, and nobody who is not named`() throws {
        var till = try till()
        let order = try place(Self.thaw, &till)
        try agree(alice, order, &till)
        #expect(throws: Refusal.self) { try agree(alice, order, &till) }
        let dave = try Approver("dave")
        #expect(throws: Refusal.self) { try agree(dave, order, &till) }
        let words = till.state.statement(of: order)
        for (name, signature) in [
            ("bob", try dave.sign(words)), ("bob", try alice.sign(words)),
            ("bob", try bob.sign(words + "\n")), ("bob", try bob.sign(words, for: "file")),
            ("bob", "AAAA"), ("bob", ""), ("carol", try bob.sign(words)),
        ] {
            let event = Event.orderApproved(order.number, approver: name, signature: signature)
            #expect(refusal(event, &till) != nil, "\(name)")
        }
        #expect(till.state.orders.open[order.number]?.approvals.count == 1)
        #expect(try Till.replay(till.entries) == till.state)
    }

    @Test func `is what was signed and nothing else`() throws {
        var till = try till()
        let order = try place(Self.thaw, &till)
        try agree(alice, order, &till)
        try agree(bob, order, &till)
        let other = Event.vaultFreeze(false, reason: "another reason")
        #expect(
            clause(other.carryingOut(order.number), &till)
                == "is not what order \(order.number) says")
        // A word for one order is none for another of the same change.
        let second = try place(other, &till)
        let words = try alice.sign(till.state.statement(of: order))
        #expect(
            refusal(
                .orderApproved(second.number, approver: "alice", signature: words), &till) != nil)
    }

    @Test func `is made in time or not at all`() throws {
        var till = try till()
        let order = try place(Self.thaw, &till, lasts: 60)
        try agree(alice, order, &till)
        try agree(bob, order, &till)
        till.pass(60)
        #expect(
            clause(Self.thaw.carryingOut(order.number), &till)
                == "names order \(order.number), which does not wait")
        #expect(throws: Refusal.self) { try agree(carol, order, &till) }
        let long = Event.orderPlaced(Self.thaw, until: till.wall.adding(seconds: 90_000))
        #expect(refusal(long, &till) != nil)
    }

    // What two agreed to let go was frozen for one reason; it is frozen for another now.
    @Test func `is not made of what was ordered before things changed`() throws {
        var till = try till()
        let first = try place(Self.thaw, &till)
        let again = Event.vaultFreeze(false, reason: "and once more")
        let second = try place(again, &till)
        for order in [first, second] {
            try agree(alice, order, &till)
            try agree(bob, order, &till)
        }
        try till.record(Self.thaw.carryingOut(first.number))
        try till.record(.vaultFreeze(true, reason: "a thief"))
        #expect(
            clause(again.carryingOut(second.number), &till)
                == "names order \(second.number), which does not wait")
    }

    @Test func `can be taken back`() throws {
        var till = try till()
        let order = try place(Self.thaw, &till)
        try till.record(.orderCancelled(order.number, reason: "a mistake"))
        #expect(throws: Refusal.self) { try agree(alice, order, &till) }
        #expect(refusal(.orderCancelled(order.number, reason: "twice"), &till) != nil)
    }

    @Test func `is refused as what it is where it can't be made at all`() throws {
        var till = try till()
        let none = Event.projectFreeze(Sample.game, false, reason: "r")
        #expect(clause(none, &till)?.hasPrefix("thaws what already is so") == true)
        #expect(
            refusal(.orderPlaced(.vaultSealed, until: till.wall.adding(seconds: 60)), &till) != nil)
        for _ in 0..<20 { _ = try place(Self.thaw, &till) }
        #expect(throws: Refusal.self) { try place(Self.thaw, &till) }
    }

    @Test func `is a looser policy, and no tighter one`() throws {
        var till = try till()
        try till.record(.policyApplied(policy("20", control())))
        let raised = Event.policyApplied(policy("21", control()))
        #expect(refusal(raised, &till)?.rule == "approval.needed")
        #expect(refusal(raised, &till)?.detail.contains("agent worker: limit") == true)
        let order = try place(raised, &till)
        try agree(carol, order, &till)
        try agree(bob, order, &till)
        try till.record(raised.carryingOut(order.number))
        #expect(till.state.policy == policy("21", control()))
        #expect(try Till.replay(till.entries) == till.state)
    }

    @Test func `is any other word on who agrees, by those who agreed till then`() throws {
        let changes: [ControlPolicy?] = [
            nil, control(1), control(3), control(2, alice, bob),
            control(2, alice, bob, try Approver("carol")),
        ]
        for change in changes {
            var till = try till()
            let event = Event.policyApplied(policy("25", change))
            #expect(refusal(event, &till)?.rule == "approval.needed")
        }
        var till = try till()
        let waiting = try place(Self.thaw, &till)
        let event = Event.policyApplied(policy("25", nil))
        let order = try place(event, &till)
        try agree(alice, order, &till)
        try agree(bob, order, &till)
        try till.record(event.carryingOut(order.number))
        // Nobody's word is needed now, and what waited for it waits no more.
        #expect(till.state.orders.open[waiting.number] == nil)
        try till.record(Self.thaw)
        #expect(try Till.replay(till.entries) == till.state)
    }

    @Test func `is no freeze`() throws {
        var till = try till()
        try till.record(.projectFreeze(Sample.game, true, reason: "r"))
        try till.record(.walletFreeze(Sample.main, true, reason: "r"))
        try till.record(.agentStanding(Sample.worker, .frozen, reason: "r"))
        #expect(
            refusal(.agentStanding(Sample.worker, .active, reason: "r"), &till)?.rule
                == "approval.needed")
    }

    // An auditor has the log alone: what nobody signed must not replay, however the entries were made.
    @Test func `is found in a log where nobody agreed to it`() throws {
        var till = try till()
        let order = try place(Self.thaw, &till)
        try agree(alice, order, &till)
        try agree(bob, order, &till)
        try till.record(Self.thaw.carryingOut(order.number))
        let bob = till.entries.count - 2
        let forged = try alice.sign(till.state.statement(of: order))
        for value in [JSON.string(forged), "AAAA"] {
            var entries = till.entries
            entries[bob] = try Edited.entry(entries[bob], setting: "signature", to: value)
            #expect(throws: EntryError.self) { try Till.replay(entries) }
        }
        var entries = till.entries
        entries[bob] = try Edited.entry(entries[bob], setting: "approver", to: "alice")
        #expect(throws: EntryError.self) { try Till.replay(entries) }
        entries = till.entries
        let placed = Int(order.number)
        entries[placed] = try Edited.entry(
            entries[placed], setting: "change",
            to: ["body": ["reason": "another"], "kind": "vault.thawed"])
        #expect(throws: EntryError.self) { try Till.replay(entries) }
        entries = till.entries
        entries[entries.count - 1] = try Edited.entry(
            entries[entries.count - 1], setting: "order", to: .null)
        #expect(throws: EntryError.self) { try Till.replay(entries) }
    }
}
