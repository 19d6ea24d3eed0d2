import Synchronization
import Testing

@testable import bursar_gauntlet

@Suite struct `A trial` {
    private func opened(
        _ wallet: ModelWallet = ModelWallet(), limit: UInt128 = 105_20
    ) throws -> Trial {
        let trial = Trial(wallet)
        try trial.open(SpendingPlan(limit: Money(cents: limit)))
        return trial
    }

    @Test func `makes each order another payment`() throws {
        let trial = try opened()
        let orders = (0..<100).map { _ in trial.order() }
        #expect(Set(orders.map(\.key)).count == 100)
        #expect(Set(orders.map(\.payee)).count == 100)
        #expect(Set(orders.map { "\($0.nonce)" }).count == 100)
        #expect(orders.allSatisfy { $0.payee.count == 42 && (16...128).contains($0.key.count) })
    }

    @Test func `asks again for what may have been signed unseen, and for nothing else`() throws {
        let trial = try opened()
        let (lost, paid) = (trial.order(), trial.order())
        trial.payAndHangUp(lost)
        trial.pay(paid)
        #expect(trial.notes.judge.signatures == 1)
        #expect(trial.notes.lost.values.map(\.key) == [lost.key])
        trial.askForLost()
        #expect(trial.notes.judge.signatures == 2)
        #expect(trial.notes.lost.isEmpty)
        #expect(trial.notes.asked == 3)
    }

    @Test func `takes a refusal that is not final for a reason to ask again`() throws {
        let wallet = ModelWallet()
        let trial = try opened(wallet)
        trial.pay(trial.order())
        wallet.stop()
        wallet.restore()
        wallet.start()
        trial.pay(trial.order())
        #expect(trial.notes.refused == 1)
        #expect(trial.notes.lost.count == 1)
    }

    @Test func `dates a retry by its first asking`() throws {
        let trial = try opened(limit: 105_20)
        let early = (0..<3).map { _ in trial.order() }
        for order in early { trial.payAndHangUp(order) }
        // Lowered below what was signed already, which comes out only now.
        try trial.allow(SpendingPlan(limit: Money(cents: 15_00)))
        trial.askForLost()
        #expect(trial.notes.judge.signatures == 3)
        #expect(trial.notes.judge.rulings.allSatisfy { $0.over == .zero })
    }

    @Test func `prices a signature by the market when it was asked, not by the wallet`() throws {
        let trial = try opened(ModelWallet(.believesOldPrices), limit: 21_04)
        trial.pay(trial.order())
        trial.move(Price(perEther: Money(cents: 5_000_00)))
        trial.pay(trial.order())
        let ruling = try #require(trial.notes.judge.rulings.first { $0.budget == "agent/solo" })
        #expect(ruling.spent == Money(cents: 23_67))
        #expect(ruling.over == Money(cents: 2_63))
    }

    @Test func `notices two transactions for one key`() throws {
        let trial = try opened(ModelWallet(.signsKnownKeys))
        var order = trial.order()
        trial.pay(order)
        order.nonce = trial.order().nonce
        trial.pay(order)
        #expect(trial.notes.faults == ["one key was answered with two transactions"])
    }

    @Test func `stops a load when its body ends, also by a throw`() throws {
        let trial = try opened(limit: 4_84)
        #expect(throws: Trouble.broken("enough")) {
            try trial.underLoad(clients: 4) { () throws(Trouble) in
                try trial.waitForAnswers(12)
                throw .broken("enough")
            }
        }
        let asked = trial.notes.asked
        #expect(asked >= 12)
        #expect(trial.notes.judge.signatures == 10)
        #expect(trial.notes.asked == asked)
    }

    @Test func `ends to exhaust a wallet that never says no`() throws {
        let trial = Trial(ModelWallet())
        try trial.open(SpendingPlan(limit: Money(cents: 1_000_000_00)))
        #expect(trial.exhaust(most: 30).count == 30)
    }

    @Test func `has a crowd of as many as it asked for, all at once`() {
        let seen = Mutex<Set<Int>>([])
        Crowd(50) { index in seen.withLock { _ = $0.insert(index) } }.wait()
        #expect(seen.withLock { $0 } == Set(0..<50))
    }
}

@Suite struct `A zone for an attack` {
    @Test func `has more than three hours of its day behind it and before it`() {
        for hour: Int64 in 0..<24 {
            for zone in Zone.calm(at: 1_790_000_000 + hour * 3_600) {
                let minute = zone.minute(at: 1_790_000_000 + hour * 3_600)
                #expect((180...1_260).contains(minute))
            }
        }
    }

    @Test func `is there twice at any time of day, noon first`() {
        for quarter: Int64 in 0..<96 {
            let now = 1_790_000_000 + quarter * 900
            let zones = Zone.calm(at: now)
            #expect(zones.count >= 2)
            let far = zones.map { abs($0.minute(at: now) - 720) }
            #expect(far == far.sorted())
        }
    }

    @Test func `tells its time`() {
        #expect(Zone(name: "Asia/Tokyo", offset: 540).minute(at: 0) == 540)
        #expect(Zone(name: "America/Bogota", offset: -300).minute(at: 0) == 1_140)
        #expect(Zone(name: "Asia/Kolkata", offset: 330).minute(at: 86_399) == 329)
    }
}
