@testable import AdminTests
import Callers
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing
import Wire

@Suite struct `Any order of events` {
    /// A generator whose seed is all there is to know about a run.
    private struct Chance: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
        }
    }

    /// What was asked, and what was heard.
    private struct Asked {
        let slot: String
        let amount: Int
        let heard: Heard
    }

    /// One agent, a few keys, two bodies a key, and everything else in between.
    @Test(arguments: 0..<12)
    func `makes one payment a key, charged once, and the same for ever`(run: Int) throws {
        let seed = UInt64.random(in: .min ... .max)
        var chance = Chance(state: seed)
        let counter = try Counter.open(limit: "20.00")
        var asked: [Asked] = []
        var frozen = false
        for _ in 0..<120 {
            switch Int.random(in: 0..<10, using: &chance) {
            case 0...4:
                let (key, amount) = (
                    Int.random(in: 0..<9, using: &chance), Int.random(in: 1...2, using: &chance)
                )
                let heard = try counter.pay("key-\(key)-", body(key, amount))
                asked.append(Asked(slot: "\(key)", amount: amount, heard: heard))
            case 5: counter.premises.journal.flush()
            case 6 where !counter.premises.journal.isQuiet:
                counter.premises.journal.flush()
                try counter.premises.land()
            case 7: counter.teller.collect()
            case 8: counter.crew.work()
            case 9 where Int.random(in: 0..<4, using: &chance) == 0:
                if frozen { try counter.thaw() } else { try counter.freeze() }
                frozen.toggle()
            default: break
            }
        }
        if frozen { try counter.thaw() }
        try counter.finish()
        try check(asked, counter, "seed \(seed)")
    }

    private func body(_ key: Int, _ amount: Int) -> JSON {
        Counter.body(amount: .string("0.00\(amount)"), nonce: .integer(UInt64(key)))
    }

    private func check(_ asked: [Asked], _ counter: Counter, _ seed: String) throws {
        let entries = try counter.premises.entries("payment.decided")
        var nanos: Int64 = 0
        for entry in entries where entry.body["outcome"] == "signed" {
            // 0.001 or 0.002 ETH and a fee of 0.00063, at 1000 CAD.
            let isLarge = entry.body["intent"]?["amount"] == "0.002"
            nanos += isLarge ? 2_630_000_000 : 1_630_000_000
        }
        #expect(counter.committed == Money(nanos: nanos)?.decimal, "\(seed)")
        #expect(nanos <= 20_000_000_000, "\(seed)")
        #expect(Set(entries.map { $0.body["key"] }).count == entries.count, "\(seed)")
        for one in asked {
            #expect(one.heard.answers.count == 1, "\(seed)")
            let key = "key-\(one.slot)-" + String(repeating: "-", count: 10)
            let bound = entries.first { $0.body["key"] == .string(key) }
            let fits = bound?.body["intent"]?["amount"] == .string("0.00\(one.amount)")
            switch one.heard.answers.first {
            case .failed(.idempotencyConflict): #expect(bound != nil && !fits, "\(seed)")
            case .failed(.frozen): break
            case .signed, .refused:
                #expect(fits, "\(seed)")
                let again = try counter.paid(
                    "key-\(one.slot)-", body(Int(one.slot) ?? 0, one.amount))
                #expect(again.lasting == one.heard.lasting, "\(seed)")
                #expect(again.refused == one.heard.refused, "\(seed)")
            case let other: Issue.record("\(String(describing: other)), \(seed)")
            }
        }
        #expect(try counter.decisions() == entries.count, "\(seed)")
    }
}
