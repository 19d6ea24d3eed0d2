import Gate
import Policy
import Terms
import Testing

@Suite struct `A replay of all that happens to payments` {
    @Test(arguments: Dice.seeds(24))
    func `gives the same state`(seed: UInt64) throws {
        var history = try LifeHistory(seed: seed)
        try history.run(steps: 120)
        #expect(try Till.replay(history.till.entries) == history.till.state, "seed \(seed)")
    }

    @Test(arguments: Dice.seeds(6))
    func `can stop anywhere and go on with the same bytes`(seed: UInt64) throws {
        var first = try LifeHistory(seed: seed)
        try first.run(steps: 60)
        var second = first
        second.resume(from: try Till.replay(first.till.entries))
        try first.run(steps: 60)
        try second.run(steps: 60)
        #expect(first.till.entries == second.till.entries, "seed \(seed)")
        #expect(first.till.state == second.till.state, "seed \(seed)")
    }

    // Governments change their clocks at short notice, and databases hear of it later.
    @Test(arguments: Dice.seeds(6), [-11, 3] as [Int64])
    func `asks no time zone database for what was decided`(seed: UInt64, hours: Int64) throws {
        var history = try LifeHistory(seed: seed)
        try history.run(steps: 120)
        var gate = Gate()
        for bytes in history.till.entries {
            try gate.replay(try Entry(reading: bytes)) { name in
                ZoneRules(
                    identifier: name, version: "2099z", firstOffset: hours * 3_600,
                    transitions: [])
            }
        }
        let told = history.till.state
        #expect(gate.state.nextSeq == told.nextSeq, "seed \(seed)")
        #expect(gate.state.open == told.open, "seed \(seed)")
        #expect(gate.state.exposed(.vault) == told.exposed(.vault), "seed \(seed)")
    }

    // Stories in which a thing never happens prove nothing of it.
    @Test func `meets everything in enough stories`() throws {
        var seen: [String: Int] = [:]
        for seed in UInt64(0)..<60 {
            var history = try LifeHistory(seed: seed)
            try history.run(steps: 120)
            seen.merge(history.seen, uniquingKeysWith: +)
        }
        for thing in [
            "signed", "refused", "payment.approved", "payment.denied", "payment.expired",
            "payment.settled", "payment.voided", "payment.written_off", "emergency.granted",
            "policy.applied", "rate.set", "vault.frozen", "vault.thawed", "project.frozen",
            "wallet.thawed", "agent.frozen", "agent.limit", "project.limit", "vault.limit",
            "asset.limit", "wallet.limit", "payee.limit", "payee.new-limit", "payments.limit",
            "exposure.limit", "payee.denied", "hours.outside", "fee.above-chain-limit",
            "approval.above", "approval.reserve", "payment.possible-duplicate",
            "agent.not-active",
        ] { #expect(seen[thing] != nil, "\(thing) never happened: \(seen)") }
    }
}
