import Digests
import JSON
import Terms
import Testing

@testable import Gate

/// A snapshot is the state: what it brings back decides as if it had never been away.
@Suite struct `A snapshot of a state` {
    @Test func `of nothing is two lines`() throws {
        let bytes = GateState().snapshot()
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                {"development":false,"format":"bursar/state/v1","frozen":false,"jumped":false,\
                "kind":"head","next_seq":0,"rules":1,"vault":""}
                {"exposed":"0","kind":"scope","scope":"vault"}
                {"kind":"end","lines":2}

                """)
        try Snapshot.round(GateState())
    }

    @Test(arguments: Dice.seeds(16))
    func `brings the very state back, whatever has happened`(seed: UInt64) throws {
        var life = try LifeHistory(seed: seed)
        for _ in 0..<6 {
            try life.run(steps: 20)
            try Snapshot.round(life.till.state)
        }
    }

    @Test(arguments: Dice.seeds(10))
    func `brings it back from everything at once`(seed: UInt64) throws {
        var tumult = try Tumult(seed: seed)
        for _ in 0..<4 {
            try tumult.run(steps: 30)
            try Snapshot.round(tumult.till.state)
        }
    }

    @Test(arguments: Dice.seeds(6))
    func `brings it back from clocks that jump and agents that policies forget`(
        seed: UInt64
    ) throws {
        var history = try History(seed: seed, isReal: true)
        for _ in 0..<4 {
            try history.run(steps: 40)
            try Snapshot.round(history.till.state)
        }
    }

    @Test(arguments: Dice.seeds(12))
    func `goes on with the same bytes and the same refusals`(seed: UInt64) throws {
        var first = try LifeHistory(seed: seed)
        for _ in 0..<4 {
            try first.run(steps: 30)
            var second = first
            second.resume(from: try Snapshot.restore(first.till.state.snapshot()))
            try first.run(steps: 30)
            try second.run(steps: 30)
            #expect(first.till.entries == second.till.entries, "seed \(seed)")
            #expect(first.seen == second.seen, "seed \(seed)")
            let isSame = first.till.state == second.till.state
            #expect(isSame, "seed \(seed)")
            #expect(first.till.state.snapshot() == second.till.state.snapshot(), "seed \(seed)")
        }
    }

    @Test(arguments: Dice.seeds(6))
    func `is the same whether the log was lived or folded again`(seed: UInt64) throws {
        var life = try LifeHistory(seed: seed)
        try life.run(steps: 120)
        let replayed = try Till.replay(life.till.entries)
        #expect(replayed.snapshot() == life.till.state.snapshot(), "seed \(seed)")
        #expect(replayed.snapshotDigest() == life.till.state.snapshotDigest())
    }

    @Test func `of the first rules' log brings it back, and the log replays on from there`() throws
    {
        let entries = try FirstRules.log()
        for cut in [entries.count / 2, entries.count - 1] {
            let restored = try Snapshot.round(try Till.replay(Array(entries[..<cut])))
            var gate = Gate(state: restored)
            for bytes in entries[cut...] {
                try gate.replay(try Entry(reading: bytes), zones: { Sample.zone($0) })
            }
            #expect(gate.state == (try Till.replay(entries)))
        }
    }

    @Test func `says its size, and the hash of its bytes`() throws {
        var life = try LifeHistory(seed: 7)
        try life.run(steps: 60)
        let bytes = life.till.state.snapshot()
        let digest = life.till.state.snapshotDigest()
        #expect(digest.hash == SHA256.hash(bytes))
        #expect(digest.size == UInt64(bytes.count))
        #expect(digest.through == life.till.state.nextSeq)
    }

    @Test func `has each member that tells of charges in enough lives`() throws {
        var seen: Set<String> = []
        for seed in UInt64(0)..<30 {
            var life = try LifeHistory(seed: seed)
            try life.run(steps: 80)
            var tumult = try Tumult(seed: seed)
            try tumult.run(steps: 80)
            var watched = tumult.till
            try watched.record(
                .observerAdded("indexer", publicKey: [UInt8](repeating: 7, count: 32)))
            try Snapshot.round(watched.state)
            let both = life.till.state.snapshot() + watched.state.snapshot()
            for line in Snapshot.lines(both) {
                guard case .object(let object) = try JSONReader.read(line),
                    case .string(let kind)? = object["kind"]
                else { continue }
                seen.formUnion([kind] + object.members.map { "\(kind).\($0.key)" })
            }
        }
        for member in [
            "charge.signed", "charge.overrun", "charge.own", "charge.returned", "charge.moved_to",
            "charge.reserve", "charge.emergency", "scope.duplicates", "pending.approved",
            "head.reference", "rate.anchor",
        ] { #expect(seen.contains(member), "\(member)") }
    }
}
