import Foundation
import Gate
import JSON
import Terms
import Testing

/// Whoever can write a snapshot's bytes can do no more than have them refused, or name another hash.
@Suite struct `A snapshot that was tampered with` {
    private static func life(_ seed: UInt64, steps: Int = 40) throws -> GateState {
        var life = try LifeHistory(seed: seed)
        try life.run(steps: steps)
        return life.till.state
    }

    /// What comes of tampered bytes is refused, or a state that has these bytes and no other.
    private static func isHarmless(_ bytes: [UInt8], not original: GateState) -> Bool {
        guard let state = try? Snapshot.restore(bytes) else { return true }
        return state.snapshot() == bytes && state != original
            && state.snapshotDigest().hash != original.snapshotDigest().hash
    }

    @Test(arguments: Dice.seeds(3))
    func `in any one line is refused, or another state's`(seed: UInt64) throws {
        let state = try Self.life(seed)
        let lines = Snapshot.lines(state.snapshot())
        for index in lines.indices {
            var dropped = lines
            dropped.remove(at: index)
            #expect(Self.isHarmless(Snapshot.joined(dropped), not: state), "dropped \(index)")
            #expect(Self.isHarmless(Array(dropped.joined()), not: state), "dropped \(index)")
            var doubled = lines
            doubled.insert(lines[index], at: index)
            #expect(Self.isHarmless(Snapshot.joined(doubled), not: state), "doubled \(index)")
            guard index > 0 else { continue }
            var swapped = lines
            swapped.swapAt(index, index - 1)
            guard swapped != lines else { continue }
            #expect(Self.isHarmless(Array(swapped.joined()), not: state), "swapped \(index)")
        }
    }

    @Test(arguments: Dice.seeds(4))
    func `in any one byte is refused, or another state's, and never a crash`(seed: UInt64) throws {
        let state = try Self.life(seed, steps: 40)
        let bytes = state.snapshot()
        var dice = Dice(seed: seed)
        for _ in 0..<150 {
            var flipped = bytes
            let index = Int.random(in: bytes.indices, using: &dice)
            // Digits mostly, since most of what is no digit there is refused at once.
            flipped[index] =
                dice.once(in: 2)
                ? UInt8.random(in: 0...255, using: &dice)
                : UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &dice)
            guard flipped != bytes else { continue }
            #expect(Self.isHarmless(flipped, not: state), "byte \(index) of seed \(seed)")
        }
        for cut in [0, 1, bytes.count / 2, bytes.count - 2, bytes.count - 1] {
            #expect(throws: SnapshotError.self) { try Snapshot.restore(Array(bytes[..<cut])) }
        }
    }

    /// Every string and number of every line, at its most extreme.
    @Test func `in any one value is never a crash`() throws {
        let state = try Self.life(3, steps: 40)
        let lines = Snapshot.lines(state.snapshot())
        let values: [JSON] = [
            .integer(9_007_199_254_740_991), 0, "9223372036854775807", "-9223372036854775808",
            "9214646399999999999", "4611686018.427387904", "", .null, ["", 0, []],
            .object(JSONObject()), "340282366920938463463374607431768211455",
        ]
        var seen: Set<String> = []
        for (index, line) in lines.enumerated() {
            guard case .object(let object) = try JSONReader.read(line),
                case .string(let kind)? = object["kind"]
            else { continue }
            for member in object.members where seen.insert("\(kind).\(member.key)").inserted {
                for value in values where value != member.value {
                    var changed = object
                    changed[member.key] = value
                    var forged = lines
                    forged[index] = JSONWriter.write(.object(changed)) + [0x0A]
                    #expect(
                        Self.isHarmless(Array(forged.joined()), not: state),
                        "\(kind).\(member.key) \(value)")
                }
            }
        }
        #expect(seen.count > 60, "\(seen.count)")
    }

    @Test func `is refused with white space, needless members or another spelling`() throws {
        let state = try Self.life(11)
        let text = String(decoding: state.snapshot(), as: UTF8.self)
        for (old, new) in [
            ("\"kind\":\"head\"", "\"kind\": \"head\""),
            ("\"kind\":\"head\"", "\"kind\":\"he\\u0061d\""),
            ("\"kind\":\"head\"", "\"kind\":\"head\",\"more\":1"),
            ("\"kind\":\"agent\"", "\"kind\":\"stranger\""),
            ("\"jumped\":false", "\"jumped\":0"), ("{\"kind\":\"end\"", "\n{\"kind\":\"end\""),
            ("bursar/state/v1", "bursar/state/v2"),
        ] {
            let forged = text.replacingOccurrences(of: old, with: new)
            #expect(forged != text)
            #expect(throws: SnapshotError.self, "\(new)") {
                try Snapshot.restore(Array(forged.utf8))
            }
        }
        for more in ["\n", " ", "{}\n", text] {
            #expect(throws: SnapshotError.self) { try Snapshot.restore(Array((text + more).utf8)) }
        }
    }

    /// Each of these gives an agent money that it does not have: the bytes may be read, by another hash.
    @Test func `omits a charge, reopens a window or raises a limit under another hash alone`()
        throws
    {
        var till = try Till.open(Sample.policy())
        try till.start()
        for nonce in UInt64(1)...3 { try till.send("5", nonce: nonce) }
        let state = till.state
        let lines = Snapshot.lines(state.snapshot())
        for (kind, old, new) in [
            ("policy", "\"amount\":\"25\"", "\"amount\":\"90\""),
            ("window", "\"amount\":\"25\"", "\"amount\":\"90\""),
            ("window", "\"end\":\"1", "\"end\":\"0"),
            ("charge", "\"charged\":\"5\"", "\"charged\":\"1\""),
            ("scope", "\"exposed\":\"15\"", "\"exposed\":\"0\""),
            ("payment", "\"charge\":\"5\"", "\"charge\":\"1\""),
            ("head", "\"vault\":\"v\"", "\"vault\":\"w\""),
            ("head", "\"frozen\":false", "\"frozen\":true"),
            ("head", "\"next_seq\":", "\"next_seq\":1"),
            ("rate", "\"price\":\"1\"", "\"price\":\"0.1\""),
        ] {
            let forged = lines.map { line in
                let text = String(decoding: line, as: UTF8.self)
                guard text.contains("\"kind\":\"\(kind)\"") else { return line }
                return Array(text.replacingOccurrences(of: old, with: new).utf8)
            }
            #expect(forged != lines, "\(kind) \(old)")
            #expect(Self.isHarmless(Array(forged.joined()), not: state), "\(kind)")
        }
        for kind in ["charge", "window", "payment", "recent", "decided", "agent", "rate"] {
            let forged = lines.filter {
                !String(decoding: $0, as: UTF8.self).contains("\"kind\":\"\(kind)\"")
            }
            #expect(forged.count < lines.count, "\(kind)")
            #expect(Self.isHarmless(Snapshot.joined(forged), not: state), "without \(kind)")
        }
    }
}
