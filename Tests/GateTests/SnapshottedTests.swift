import Digests
import JSON
import Terms
import Testing

@testable import Gate

/// The log names the state by its snapshot's hash; an auditor proves it, a vault that opens does not.
@Suite struct `state.snapshotted` {
    private static let gist = PolicyHash.of(.null)
    private static let daemon = Actor(role: .daemon, name: "", uid: 0)

    private static func till() throws -> Till {
        var till = try Till.open(Sample.policy())
        try till.start()
        try till.send("5", nonce: 1)
        return till
    }

    /// The state as a snapshot that is taken now has it.
    private static func forgetful(_ till: Till) -> GateState {
        var state = till.state
        state.forget(at: state.time(at: till.clock))
        return state
    }

    private static func audit(_ entries: [[UInt8]]) throws(EntryError) -> GateState {
        var gate = Gate()
        for bytes in entries { _ = try gate.audit(try Entry(reading: bytes)) }
        return gate.state
    }

    @Test func `names hash, size and place, and changes nothing else`() throws {
        var till = try Self.till()
        let before = Self.forgetful(till)
        let digest = before.snapshotDigest()
        let recorded = try till.record(.stateSnapshotted(digest, gist: Self.gist), by: Self.daemon)
        let body = try Entry(reading: recorded.bytes).body
        #expect(
            body
                == JSONObject([
                    ("gist", .string(Self.gist.hex)),
                    ("size", .integer(UInt64(before.snapshot().count))),
                    ("state", .string(SHA256.hash(before.snapshot()).hex)),
                    ("through", .integer(before.nextSeq)),
                ]))
        var after = till.state
        after.nextSeq = before.nextSeq
        after.clock = before.clock
        let isSame = after == before
        #expect(isSame)
        try till.replays()
        // Without a time zone database a policy is another value, though of the same text.
        #expect(try Self.audit(till.entries).snapshot() == till.state.snapshot())
    }

    @Test func `is where a replay can begin`() throws {
        var till = try Self.till()
        let snapshot = Self.forgetful(till).snapshot()
        let digest = Self.forgetful(till).snapshotDigest()
        try till.record(.stateSnapshotted(digest, gist: Self.gist), by: Self.daemon)
        try till.send("5", nonce: 2)
        var gate = Gate(state: try Snapshot.restore(snapshot))
        for bytes in till.entries[Int(digest.through)...] {
            try gate.replay(try Entry(reading: bytes), zones: { Sample.zone($0) })
        }
        #expect(gate.state == till.state)
        // And nowhere else: the state is of this place in the log.
        var early = Gate(state: try Snapshot.restore(snapshot))
        #expect(throws: EntryError.self) {
            try early.replay(
                try Entry(reading: till.entries[Int(digest.through) - 1]),
                zones: { Sample.zone($0) })
        }
    }

    @Test func `of another state is found by an auditor, and by no opening`() throws {
        let honest = try Self.till()
        let forged = { (digest: SnapshotDigest) throws -> [[UInt8]] in
            var till = honest
            try till.record(.stateSnapshotted(digest, gist: Self.gist), by: Self.daemon)
            return till.entries
        }
        var richer = honest
        richer.gate.state.open = OpenPayments()
        var other = honest
        other.gate.state.vault = "w"
        var earlier = try Till.open(Sample.policy())
        try earlier.start()
        let own = Self.forgetful(honest).snapshotDigest()
        for digest in [
            Self.forgetful(richer).snapshotDigest(), Self.forgetful(other).snapshotDigest(),
            SnapshotDigest(
                hash: earlier.state.snapshotDigest().hash,
                size: earlier.state.snapshotDigest().size, through: own.through),
            SnapshotDigest(hash: own.hash, size: own.size + 1, through: own.through),
        ] {
            let entries = try forged(digest)
            #expect(throws: Never.self) { try Till.replay(entries) }
            let error = #expect(throws: EntryError.self) { try Self.audit(entries) }
            #expect(error?.clause.contains(own.hash.hex) == true)
        }
        #expect(throws: Never.self) { try Self.audit(try forged(own)) }
    }

    @Test func `is of its own place alone, and the daemon's`() throws {
        var till = try Self.till()
        let stale = till.state.snapshotDigest()
        try till.send("1", nonce: 2)
        #expect(
            try till.complaint(.stateSnapshotted(stale, gist: Self.gist), by: Self.daemon)
                == "names the state before entry \(stale.through), and not its own")
        let own = till.state.snapshotDigest()
        for role in [Actor.Role.agent, .admin, .audit, .feed] {
            let actor = Actor(role: role, name: "", uid: 500)
            #expect(try till.complaint(.stateSnapshotted(own, gist: Self.gist), by: actor) != nil)
        }
        for body in [
            JSONObject(),
            JSONObject([("state", "00"), ("size", 1), ("through", .integer(own.through))]),
            JSONObject([
                ("state", .string(own.hash.hex.uppercased())), ("size", 1),
                ("through", .integer(own.through)),
            ]),
            JSONObject([
                ("state", .string(own.hash.hex)), ("size", "1"),
                ("through", .integer(own.through)),
            ]),
            JSONObject([("state", .string(own.hash.hex)), ("size", 1)]),
        ] {
            #expect(
                try till.complaint(Event(kind: "state.snapshotted", body: body), by: Self.daemon)
                    == "is not a snapshot of the known form")
        }
        #expect(try till.complaint(.stateSnapshotted(own, gist: Self.gist), by: Self.daemon) == nil)
    }
}
