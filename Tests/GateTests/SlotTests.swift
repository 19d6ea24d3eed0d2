import JSON
import Terms
import Testing

@testable import Gate

@Suite struct `The log's key slots` {
    private static let office = SlotName("office") ?? .main
    private static let sealed: JSON = [
        ["id": "6f6666696365", "sha256": "0a0b", "table": "slots", "version": 4],
        ["id": "6d61696e", "sha256": "0c", "table": "slots", "version": 9],
        ["id": "6f6666696365", "sha256": "0d", "table": "records", "version": 5],
    ]

    private func added(
        _ name: SlotName = office, _ kind: SlotKind = .keyFile, shares: ShareCount? = nil,
        verified: Bool = true
    ) -> Event {
        .slotAdded(
            name, kind, shares: shares, verified: verified, proof: .main, sealed: Self.sealed)
    }

    private func rotated(_ name: SlotName, _ kind: SlotKind, verified: Bool) -> Event {
        .slotRotated(
            name, kind, shares: kind == .shares ? ShareCount("2-of-2") : nil, verified: verified,
            proof: .main, reason: "r", sealed: Self.sealed)
    }

    private func removed(_ name: SlotName, _ kind: SlotKind = .passphrase) -> Event {
        .slotRemoved(name, kind, reason: "r", sealed: Self.sealed)
    }

    private func opened(_ slot: JSON) -> Event {
        Event(kind: "vault.unsealed", body: JSONObject([("slot", slot)]))
    }

    /// A vault whose slot main was opened.
    private func till() throws -> Till {
        var till = try Till.open(Sample.policy(Sample.team(), nil))
        try till.record(opened("main"))
        return till
    }

    @Test func `begin with main, verified once it was opened or when it was made`() throws {
        var till = try Till.open(Sample.policy(Sample.team(), nil))
        let main = try #require(till.state.slots[.main])
        #expect(main.kind == .passphrase)
        #expect(main.entry == 0)
        #expect(main.verified == nil)
        try till.record(opened("main"))
        #expect(till.state.slots[.main]?.verified == till.state.lastTime)
        var gate = Gate()
        let born = try gate.record(
            .vaultInitialised(
                vault: "v", origin: "o", verifierKey: "k", development: true, slotVerified: true,
                sealed: Self.sealed),
            by: Actor(role: .admin, name: "", uid: 1),
            Stamp(
                seq: 0, clock: ClockReading(wall: Sample.monday, bootID: "b", bootNanoseconds: 1),
                blind: [UInt8](repeating: 0, count: 16)), zones: { _ in nil })
        #expect(gate.state.slots[.main]?.verified == gate.state.lastTime)
        #expect(gate.state.slotPins[.main]?.version == 9)
        #expect(gate.state.slotPins[.main]?.digest == [0x0C])
        var replayed = Gate()
        try replayed.replay(try Entry(reading: born.bytes), zones: { _ in nil })
        #expect(replayed.state == gate.state)
    }

    @Test func `take an opening by a slot that there is none of for nothing`() throws {
        var till = try till()
        let before = till.state.slots
        try till.record(opened("cellar"))
        try till.record(opened(.null))
        #expect(till.state.slots == before)
    }

    @Test func `are added with their kind, pin and standing`() throws {
        var till = try till()
        try till.record(added())
        let slot = try #require(till.state.slots[Self.office])
        #expect(slot.kind == .keyFile)
        #expect(slot.shares == nil)
        #expect(slot.verified == till.state.lastTime)
        #expect(till.state.slotPins[Self.office]?.version == 4)
        #expect(till.state.slotPins[Self.office]?.digest == [0x0A, 0x0B])
        let third = SlotName("third") ?? .main
        try till.record(added(third, .shares, shares: ShareCount("2-of-3"), verified: false))
        #expect(till.state.slots[third]?.verified == nil)
        #expect(till.state.slots[third]?.shares == ShareCount("2-of-3"))
        try till.record(.slotVerified(third, .shares))
        #expect(till.state.slots[third]?.verified == till.state.lastTime)
    }

    @Test func `are each there once, of the kind they are, and of a known form`() throws {
        var till = try till()
        try till.record(added())
        for wrong in [
            added(), removed(SlotName("cellar") ?? .main), .slotVerified(Self.office, .credential),
            removed(Self.office, .passphrase), rotated(Self.office, .credential, verified: true),
            added(SlotName("third") ?? .main, .shares, verified: false),
            added(SlotName("third") ?? .main, .keyFile, shares: ShareCount("2-of-3")),
            Event(
                kind: "slot.added",
                body: JSONObject([("slot", "Not A Name"), ("slot_kind", "key-file")])),
            Event(
                kind: "slot.added", body: JSONObject([("slot", "third"), ("slot_kind", "retina")])),
            Event(kind: "slot.removed", body: JSONObject()),
        ] { #expect(try till.complaint(wrong) != nil, "\(wrong)") }
    }

    @Test func `keep the last that was verified`() throws {
        var till = try till()
        #expect(till.state.isLastVerified(.main))
        #expect(try till.complaint(removed(.main)) != nil)
        let third = SlotName("third") ?? .main
        try till.record(added(third, .shares, shares: ShareCount("2-of-3"), verified: false))
        #expect(try till.complaint(removed(.main)) != nil)
        #expect(try till.complaint(rotated(.main, .passphrase, verified: false)) != nil)
        #expect(!till.state.isLastVerified(third))
        try till.record(added())
        #expect(!till.state.isLastVerified(.main))
        try till.record(removed(.main))
        #expect(till.state.slots[.main] == nil)
        // The marker's pin stays, for the row stays.
        #expect(till.state.slotPins[.main]?.version == 9)
        #expect(try till.complaint(removed(Self.office, .keyFile)) != nil)
        try till.record(removed(third, .shares))
        try till.record(added(.main, .passphrase))
        try till.record(removed(Self.office, .keyFile))
    }

    @Test func `are rotated in their place, and then verified anew or not`() throws {
        var till = try till()
        try till.record(rotated(.main, .passphrase, verified: true))
        let first = till.state.slots[.main]
        try till.record(rotated(.main, .passphrase, verified: true))
        #expect(till.state.slots[.main] != first)
        try till.record(added())
        try till.record(rotated(.main, .passphrase, verified: false))
        #expect(till.state.slots[.main]?.verified == nil)
        #expect(till.state.isLastVerified(Self.office))
    }

    @Test func `are sixteen at most`() throws {
        var till = try till()
        for number in 1..<16 { try till.record(added(SlotName("slot-\(number)") ?? .main)) }
        #expect(till.state.slots.count == 16)
        #expect(try till.complaint(added()) != nil)
        try till.record(rotated(.main, .passphrase, verified: true))
    }

    @Test func `are an admin's to change`() throws {
        var till = try till()
        for role in [Actor.Role.daemon, .agent, .audit, .feed] {
            let actor = Actor(role: role, name: "", uid: 1)
            #expect(try till.complaint(added(), by: actor) != nil)
            #expect(try till.complaint(.slotVerified(.main, .passphrase), by: actor) != nil)
        }
    }
}
