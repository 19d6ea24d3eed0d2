import Gate
import JSON
import Policy
import Terms
import Testing

/// What an earlier release decided is for ever: its log must replay under every later gate.
@Suite struct `A log of rules version 1` {
    private static func entries() throws -> [[UInt8]] { try FirstRules.log() }

    private static func parsed() throws -> [Entry] { try entries().map { try Entry(reading: $0) } }

    /// Replays `entries` and shows `visit` each of the gate's states before the next one.
    private static func replay(
        _ entries: [[UInt8]], _ visit: (Gate, [UInt8]) throws -> Void = { _, _ in }
    ) throws -> GateState {
        var gate = Gate()
        for bytes in entries {
            try visit(gate, bytes)
            try gate.replay(try Entry(reading: bytes), zones: ZoneDatabase.rules(for:))
        }
        return gate.state
    }

    private static func isDecision(_ bytes: [UInt8]) throws -> Bool {
        try Entry(reading: bytes).kind == "payment.decided"
    }

    /// What replay says of one entry instead of the next.
    private static func refuses(_ gate: Gate, _ bytes: [UInt8]) -> Bool {
        var copy = gate
        do {
            try copy.replay(try Entry(reading: bytes), zones: ZoneDatabase.rules(for:))
            return false
        } catch { return true }
    }

    /// Where the values of `key` stand in `bytes`, their quotes left out.
    private static func values(of key: String, in bytes: [UInt8]) -> [Range<Int>] {
        let mark = Array("\"\(key)\":\"".utf8)
        return bytes.indices.dropLast(mark.count).compactMap { start in
            let from = start + mark.count
            guard bytes[start..<from].elementsEqual(mark) else { return nil }
            return bytes[from...].firstIndex(of: UInt8(ascii: "\"")).map { from..<$0 }
        }
    }

    @Test func `replays, entry by entry, and each reads and writes as the same bytes`() throws {
        let entries = try Self.entries()
        #expect(entries.count == 117)
        for (seq, bytes) in entries.enumerated() {
            let entry = try Entry(reading: bytes)
            #expect(entry.bytes == bytes, "\(seq)")
            #expect(entry.seq == UInt64(seq))
        }
        let state = try Self.replay(entries) { gate, bytes in
            let seq = try Entry(reading: bytes).seq
            #expect(gate.state.nextSeq == seq)
        }
        #expect(state.nextSeq == 117)
    }

    @Test func `names gate 1 in every decision, and every rule of that gate in one`() throws {
        let decisions = try Self.parsed().filter { $0.kind == "payment.decided" }
        #expect(decisions.count == 76)
        #expect(decisions.allSatisfy { $0.body["gate"] == 1 })
        #expect(decisions.count { $0.body["outcome"] == "signed" } == 37)
        let rules = Set(
            decisions.compactMap { entry -> String? in
                guard case .string(let rule)? = entry.body["rule"] else { return nil }
                return rule
            })
        #expect(
            rules == [
                "agent.limit", "agent.not-active", "agent.not-in-policy", "charge.too-large",
                "clock.jumped", "fee.above-limit", "payee.not-allowed", "payment.above-limit",
                "project.limit", "rate.missing", "rate.stale", "wallet.not-allowed",
                // The chains' own, of which the gate keeps what they said.
                "bitcoin.dust", "ethereum.chain-id", "ton.valid-for",
            ])
    }

    @Test func `holds every kind of entry, signatures of each chain, and two blobs' names`() throws
    {
        let entries = try Self.parsed()
        #expect(
            Set(entries.map(\.kind)) == [
                "agent.added", "agent.frozen", "agent.removed", "agent.thawed",
                "clock.acknowledged", "daemon.started", "daemon.stopped", "payment.decided",
                "policy.applied", "rate.set", "requests.counted", "unseal.failed",
                "vault.initialised", "vault.sealed", "vault.unsealed", "wallet.created",
            ])
        let signed = entries.filter { $0.body["outcome"] == "signed" }
        #expect(
            Set(signed.map { $0.body["wallet"] }) == [
                "bitcoin/main", "ethereum/main", "ethereum/test", "ton/main",
            ])
        #expect(signed.allSatisfy { $0.body["payload"] != .null })
        // Of what was decoded a blob was stored; of what was not, only the name was kept.
        #expect(
            entries.flatMap(\.blobs).map(\.hex) == [
                "eef4d16e806b9e79c019eda493740d5e61b37de3d0cacd703183b7483b91c712"
            ])
        let large = entries.compactMap { entry -> JSON? in
            guard case .object(let intent)? = entry.body["intent"] else { return nil }
            return intent["bytes"]
        }
        #expect(large == [20_106])
    }

    @Test func `leaves these budgets, agents and rates`() throws {
        let state = try Self.replay(try Self.entries())
        let clock = ClockReading(
            wall: Sample.moment("2027-01-01T12:13:22Z"), bootID: "boot-1795601424000000000-83",
            bootNanoseconds: 3_196_978_000_000_000)
        let lines = state.allBudgetLines(at: clock).map { line in
            "\(line.scope.text) \(line.per): \(line.committed.decimal) of \(line.limit.decimal), "
                + "\(line.remaining.decimal) left until \(Timestamp.seconds(line.resetsAt))"
        }
        #expect(
            lines == [
                "project/game week: 13.934610765 of 130, 116.065389235 left until "
                    + "2027-01-07T00:00:00Z",
                "agent/worker day: 7.521969015 of 40, 32.478030985 left until "
                    + "2027-01-02T00:00:00Z",
                "project/lab month: 84.37514175 of 500, 415.62485825 left until "
                    + "2027-02-01T05:00:00Z",
                "agent/clerk week: 84.37514175 of 200, 115.62485825 left until "
                    + "2027-01-03T05:00:00Z",
            ])
        let agents = state.agents.values.sorted { $0.name < $1.name }.map { agent in
            "\(agent.name.text) \(agent.project.text) \(agent.uid ?? 0) \(agent.standing)"
        }
        #expect(
            agents == [
                "clerk lab 1001 active", "helper game 1000 frozen", "late game 1003 active",
                "stray attic 1002 removed", "worker game 1000 active",
            ])
        let rates = state.rates.values.sorted { $0.asset < $1.asset }.map { rate in
            "\(rate.seq) \(rate.asset) \(DecimalText.print(rate.price, decimals: Rate.decimals)) "
                + "\(rate.currency.code) +\(rate.haircut) \(rate.maxAge) s, "
                + Timestamp.precise(rate.asOf)
        }
        #expect(
            rates == [
                "67 BTC 151000.123456789 CAD +200 31622400 s, 2026-11-24T11:09:07.000000001Z",
                "91 ETH 2.25 CAD +5000 31622400 s, 2026-11-25T12:11:09.000000001Z",
                "36 ETH:testnet 0.000001 CAD +0 31622400 s, 2026-11-23T10:02:50.000000001Z",
                "68 TON 4.2 CAD +0 31622400 s, 2026-11-24T11:09:07.000000002Z",
            ])
        #expect(
            state.wallets.keys.sorted().map(\.text) == [
                "bitcoin/main", "ethereum/main", "ethereum/test", "ton/main",
            ])
        #expect(
            state.policyHash?.hex
                == "95686928fa4f367bbd09aa0e2849718eaa602f9256b33f920810b325921287f1")
        #expect(state.lastTime == Sample.moment("2027-01-01T12:13:22.000000002Z"))
        #expect(!state.clockJumped)
        #expect(!state.development)
    }

    @Test func `does not replay with any one byte of an outcome or a charge changed`() throws {
        var changed = 0
        _ = try Self.replay(try Self.entries()) { gate, bytes in
            guard try Self.isDecision(bytes) else { return }
            for index in ["outcome", "charge"].flatMap({ Self.values(of: $0, in: bytes) }).joined()
            {
                var other = bytes
                // A digit becomes another digit, a letter another letter, the point no number at all.
                other[index] ^= 1
                #expect(Self.refuses(gate, other), "\(gate.state.nextSeq) at byte \(index)")
                changed += 1
            }
        }
        #expect(changed > 1_000)
    }

    @Test func `does not replay with a charge one nano off that still adds up`() throws {
        var changed = 0
        _ = try Self.replay(try Self.entries()) { gate, bytes in
            guard try Self.isDecision(bytes) else { return }
            for step in [-1, 1] as [Int64] {
                let other = try Edited.windows(of: bytes) { _, line in
                    for key in ["charge", "after"] {
                        guard case .string(let text)? = line[key],
                            let moved = Money(nanos: Sample.money(text).nanos + step)
                        else { continue }
                        line[key] = .string(moved.decimal)
                    }
                }
                guard other != bytes else { continue }
                #expect(Self.refuses(gate, other), "\(gate.state.nextSeq) by \(step)")
                changed += 1
            }
        }
        #expect(changed > 100)
    }
}
