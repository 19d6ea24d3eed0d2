import JSON
import Terms
import Testing

@testable import Gate

/// Which keys the gate believes a log to have had; their signatures are a verifier's to check.
@Suite struct `A rotation of the log's key` {
    private let admin = Actor(role: .admin, name: "", uid: 1)

    private func gate() throws -> Gate {
        var gate = Gate()
        try record(
            &gate,
            .vaultInitialised(
                vault: "v", origin: "o", verifierKey: "k0", development: true, sealed: []))
        return gate
    }

    private func record(_ gate: inout Gate, _ event: Event, by actor: Actor? = nil) throws {
        let seq = gate.state.nextSeq
        let clock = ClockReading(
            wall: Moment(seconds: 1_800_000_000 + Int64(seq)), bootID: "b", bootNanoseconds: 0)
        _ = try gate.record(
            event, by: actor ?? admin,
            Stamp(seq: seq, clock: clock, blind: [UInt8](repeating: 0, count: 16)),
            zones: { _ in .utc })
    }

    private func rotation(_ old: String, _ new: String) -> Event {
        .logKeyRotated(
            from: old, to: new, signatures: ("a", "b"), reason: "", sealed: [])
    }

    @Test func `puts the next key in force`() throws {
        var gate = try gate()
        #expect(gate.state.verifierKey == "k0")
        try record(&gate, rotation("k0", "k1"))
        try record(&gate, rotation("k1", "k2"))
        #expect(gate.state.verifierKey == "k2")
        #expect(
            gate.state.logKeys == [
                LogKeyTerm(verifierKey: "k0", entry: 0), LogKeyTerm(verifierKey: "k1", entry: 1),
                LogKeyTerm(verifierKey: "k2", entry: 2),
            ])
    }

    @Test(arguments: [("k1", "k2"), ("", "k1"), ("k0", "k0")])
    func `from a key that is not in force, or to one that was, changes nothing`(
        old: String, new: String
    ) throws {
        var gate = try gate()
        let state = gate.state
        #expect(throws: Refusal.self) { try record(&gate, rotation(old, new)) }
        #expect(gate.state == state)
    }

    @Test func `back to an earlier key changes nothing`() throws {
        var gate = try gate()
        try record(&gate, rotation("k0", "k1"))
        #expect(throws: Refusal.self) { try record(&gate, rotation("k1", "k0")) }
        #expect(gate.state.verifierKey == "k1")
    }

    @Test(arguments: [Actor.Role.agent, .audit, .feed, .daemon])
    func `is an admin's alone`(role: Actor.Role) throws {
        var gate = try gate()
        #expect(throws: Refusal.self) {
            try record(&gate, rotation("k0", "k1"), by: Actor(role: role, name: "", uid: 1))
        }
        #expect(gate.state.verifierKey == "k0")
    }

    @Test func `of another key is passed over`() throws {
        var gate = try gate()
        // A later release's, which this one reads and does not write.
        func entry(_ key: JSON) -> Entry {
            Entry(
                seq: gate.state.nextSeq, time: Moment(seconds: 1_900_000_000), kind: "key.rotated",
                blind: [UInt8](repeating: 0, count: 16), actor: admin,
                body: JSONObject([("key", key)]))
        }
        try gate.replay(entry("terms"), zones: { _ in .utc })
        #expect(gate.state.verifierKey == "k0")
        #expect(throws: EntryError.self) { try gate.replay(entry("log"), zones: { _ in .utc }) }
    }
}
