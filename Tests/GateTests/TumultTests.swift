import Gate
import Terms
import Testing

/// Everything at once, by chance: the books are what a list says, no line is over, and the log replays.
@Suite struct `Whatever happens` {
    @Test(arguments: Dice.seeds(10))
    func `the books say what a list says, no signed line is over, and the log replays`(
        seed: UInt64
    ) throws {
        var tumult = try Tumult(seed: seed)
        for _ in 0..<3 {
            try tumult.run(steps: 60)
            #expect(try Till.replay(tumult.till.entries) == tumult.till.state, "seed \(seed)")
            #expect(tumult.findings.isEmpty, "seed \(seed): \(tumult.findings.prefix(3))")
        }
    }

    @Test func `it happens: nothing that can be done is never done`() throws {
        var done: [String: Int] = [:]
        for seed in 0..<16 as Range<UInt64> {
            var tumult = try Tumult(seed: seed)
            try tumult.run(steps: 200)
            done.merge(tumult.done, uniquingKeysWith: +)
        }
        for what in [
            "signed", "settled", "voided", "written off", "resumed", "denied", "granted",
            "policy", "agent.limit", "project.limit", "vault.limit", "asset.limit",
            "wallet.limit", "payee.limit", "payee.new-limit", "payments.limit",
            "exposure.limit", "approval.above", "approval.reserve", "approval.expired",
            "clock.jumped", "payment.possible-duplicate", "payee.denied", "hours.outside",
            "reserve", "emergency", "vault.frozen", "project.frozen", "wallet.frozen",
        ] {
            #expect(done[what, default: 0] > 0, "\(what) of \(done)")
        }
    }
}
