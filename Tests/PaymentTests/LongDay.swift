@testable import AdminTests
import Admin
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing
import Wire

/// The day, and what each key was answered last.
struct LongDay {
    /// What a key was told.
    struct Answer: Hashable {
        var payment: String
        var status: String
        var transaction: JSON?
        var words: JSON?
    }

    private(set) var counter: Counter
    private(set) var answers: [String: Answer] = [:]
    private(set) var resumed = 0
    private var bodies: [String: JSON] = [:]
    private var dice: Lot
    private var frozen: Set<Int> = []
    private var named: UInt64 = 0

    /// A small generator: the seed is the story.
    private struct Lot: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let mixed = (state ^ state >> 29) &* 0xbf58_476d_1ce4_e5b9
            return mixed ^ mixed >> 32
        }
    }

    init(seed: UInt64) throws {
        dice = Lot(state: seed)
        counter = try Counter.open()
        let premises = counter.premises
        _ = try premises.office.createWallet(
            Premises.wallet("ton/main", chain: "ton"), by: Premises.admin)
        _ = try premises.office.setRate(Premises.rate(asset: "TON", price: "4"), by: Premises.admin)
        try apply(limit: "60.00")
    }

    private func apply(limit: String) throws {
        try counter.premises.apply(
            Premises.policy(
                limit: limit, wallets: "[ethereum/main, ton/main]",
                more: "        approval: {above: \"1.00\", within: 1h}"))
    }

    private var office: Office { counter.premises.office }
    private var state: GateState { counter.premises.journal.gate.state }

    private mutating func chance(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &dice) }

    mutating func step() throws {
        switch chance(20) {
        case 0...4: try order()
        case 5...9: if let key = answers.keys.sorted().randomElement(using: &dice) { try ask(key) }
        case 10...13: try judge()
        case 14: try resolve()
        case 15: try toggle()
        case 16:
            // What is on its way to the disk lands first: longer than two seconds is a story of its own.
            try counter.finish()
            counter.premises.clock.pass(seconds: Int64([1, 60, 1_800][chance(3)]))
        case 17: try apply(limit: ["60.00", "6.00", "600.00"][chance(3)])
        case 18: try office.expireOverdue()
        default: try restart(isCrash: chance(2) == 0)
        }
    }

    /// A new key.
    private mutating func order() throws {
        named += 1
        let key = "key-\(named)"
        let amounts = ["0.0001", "0.001", "0.002"]
        if chance(3) == 0 {
            bodies[key] = [
                "wallet": "ton/main",
                "intent": [
                    "kind": "transfer", "to": "UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi41-E",
                    "amount": .string(["0.05", "0.5"][chance(2)]), "asset": "TON",
                ],
                "network": ["seqno": .integer(UInt64(chance(6) + 1)), "valid_for": 120],
                "purpose": ["item": .string(key)],
            ]
        } else {
            bodies[key] = Counter.body(
                amount: .string(amounts[chance(3)]), nonce: .integer(UInt64(chance(12))),
                purpose: chance(2) == 0 ? nil : ["item": .string(key)])
        }
        try ask(key)
    }

    /// Asks once or twice at once, and holds the answers against those before.
    mutating func ask(_ key: String) throws {
        let body = bodies[key] ?? .null
        let all = try (0...chance(2)).map { _ in try counter.pay(key, body) }
        if chance(6) == 0 { try toggle() }
        try counter.finish()
        for heard in all {
            guard let answer = Self.answer(heard) else {
                #expect(heard.error != nil && heard.error != .idempotencyConflict)
                #expect(heard.error != .ledgerUnavailable, "\(key)")
                continue
            }
            try hold(answer, against: answers.updateValue(answer, forKey: key), key)
        }
    }

    private mutating func hold(_ answer: Answer, against before: Answer?, _ key: String) throws {
        guard let before else { return }
        #expect(answer.payment == before.payment)
        if before.status == "pending_approval" {
            if answer.status == "signed" { resumed += 1 }
            if answer.status == before.status { #expect(answer == before) }
        } else {
            #expect(answer == before, "\(key)")
        }
    }

    private static func answer(_ heard: Heard) -> Answer? {
        guard let body = heard.lasting ?? heard.refused ?? heard.waiting else { return nil }
        var words = body
        // What a late answer adds.
        words["expired"] = nil
        return Answer(
            payment: body["payment"]?.text ?? "", status: body["status"]?.text ?? "",
            transaction: body["transaction"], words: .object(words))
    }

    /// An admin says yes or no to something that waits.
    private mutating func judge() throws {
        let waiting = state.pending.sorted { $0.value.seq < $1.value.seq }
        guard let (id, payment) = waiting.randomElement(using: &dice) else { return }
        let isYes = chance(4) > 0
        let now = state.time(at: counter.premises.journal.clock)
        do {
            if isYes {
                let digest = JSON.string(payment.digest.hex)
                _ = try office.approve(id.text, ["digest": digest], by: Premises.admin)
                #expect(!payment.isApproved && now < payment.until)
            } else {
                _ = try office.deny(id.text, ["reason": "no"], by: Premises.admin)
            }
        } catch { #expect(isYes && (payment.isApproved || now >= payment.until)) }
    }

    /// An admin learns what became of something that is open.
    private mutating func resolve() throws {
        let open = state.open.sorted { $0.seq < $1.seq }
        guard let payment = open.randomElement(using: &dice) else { return }
        if chance(2) == 0 {
            _ = try office.writeOff(payment.id.text, ["reason": "lost"], by: Premises.admin)
        } else {
            let asset = payment.asset
            let cost: JSON = [["asset": .string(asset), "amount": "0.0001"]]
            _ = try office.settle(payment.id.text, ["cost": cost], by: Premises.admin)
        }
    }

    /// Freezes something, or thaws it.
    private mutating func toggle() throws {
        let thing = frozen.first ?? chance(4)
        let isFrozen = frozen.remove(thing) == nil
        if isFrozen { frozen.insert(thing) }
        let body: JSON = ["reason": "a test"]
        switch thing {
        case 0: _ = try office.setVault(frozen: isFrozen, body, by: Premises.admin)
        case 1: _ = try office.setProject("shop", frozen: isFrozen, body, by: Premises.admin)
        case 2: _ = try office.setWallet("ton/main", frozen: isFrozen, body, by: Premises.admin)
        default: try isFrozen ? counter.freeze() : counter.thaw()
        }
    }

    /// The next daemon; a crash loses what nobody was told of.
    mutating func restart(isCrash: Bool = false) throws {
        if isCrash {
            if let key = bodies.keys.sorted().randomElement(using: &dice) {
                _ = try counter.pay(key, bodies[key] ?? .null)
                if chance(2) == 0 { counter.premises.journal.flush() }
            }
        } else {
            try counter.finish()
        }
        let (next, findings) = try counter.restarted()
        counter = next
        #expect(findings == [])
        #expect(next.premises.office.findings == [])
        let things = state.frozen
        frozen = []
        if things.vault { frozen.insert(0) }
        if !things.projects.isEmpty { frozen.insert(1) }
        if !things.wallets.isEmpty { frozen.insert(2) }
        if state.agents.values.contains(where: { $0.standing == .frozen }) { frozen.insert(3) }
        try checkLog()
    }

    /// No payment is signed by two entries, and none that an agent was told of is missing.
    private func checkLog() throws {
        let decided = try counter.premises.entries("payment.decided")
        var signed: [String: Int] = [:]
        for entry in decided where entry.body["outcome"] == "signed" {
            signed[entry.body["payment"]?.text ?? "", default: 0] += 1
        }
        #expect(signed.values.allSatisfy { $0 == 1 })
        let known = Set(decided.compactMap { $0.body["payment"]?.text })
        for answer in answers.values {
            #expect(known.contains(answer.payment))
            if answer.status == "signed" { #expect(signed[answer.payment] == 1) }
        }
    }
}
