import Gate
import Terms
import Testing

@testable import Chains

@Suite struct `Of several rules that refuse` {
    private let other = Sample.account("0x3535353535353535353535353535353535353535")

    /// A vault in which the one payment breaks every rule; each repair leaves the next to speak.
    private func broken() throws -> Till {
        var till = try Till.open(Sample.policy(project(wallets: [], payees: [])))
        try till.setRate("1", maxAge: 1)
        till.pass(2 * 3_600)
        return till
    }

    private func project(
        wallets: Set<WalletName> = [Sample.main], payees: Set<Account>, perPayment: String = "1",
        maxFee: String = "1", limit: String = "1"
    ) -> ProjectBudget {
        Sample.project(
            "1", reserve: "0", emergency: "0",
            agents: [
                Sample.worker: Sample.budget(
                    limit, perPayment: perPayment, maxFee: maxFee, wallets: wallets,
                    payees: .listed(payees))
            ])
    }

    @Test func `the first of the manual's order is named`() throws {
        var till = try broken()
        func rule() -> String? { till.pay("10", fee: "2", to: other).rule }
        try till.record(.agentStanding(Sample.worker, .frozen, reason: "r"))
        #expect(rule() == "agent.not-active")
        try till.record(.agentStanding(Sample.worker, .active, reason: "r"))
        #expect(rule() == "wallet.not-allowed")
        try till.record(.policyApplied(Sample.policy(project(payees: []))))
        #expect(rule() == "payee.not-allowed")
        try till.record(.policyApplied(Sample.policy(project(payees: [other]))))
        #expect(rule() == "rate.stale")
        try till.setRate("1000000000000")
        #expect(rule() == "charge.too-large")
        try till.setRate("1")
        #expect(rule() == "fee.above-limit")
        try till.record(.policyApplied(Sample.policy(project(payees: [other], maxFee: "2"))))
        #expect(rule() == "payment.above-limit")
        try till.record(
            .policyApplied(
                Sample.policy(project(payees: [other], perPayment: "12", maxFee: "2"))))
        till.wall = till.wall.adding(seconds: 86_400)
        #expect(rule() == "clock.jumped")
        try till.acknowledge()
        #expect(rule() == "agent.limit")
        try till.record(
            .policyApplied(
                Sample.policy(
                    project(payees: [other], perPayment: "12", maxFee: "2", limit: "12"))))
        #expect(rule() == "project.limit")
    }

    @Test func `a wallet outside the list hides what is wrong with the payment`() throws {
        var till = try Till.open()
        let no = Refusal(rule: "ethereum.chain-id", detail: "d", hint: "h")
        let request = till.request(.refused(no), from: Sample.wallet("ethereum/none"))
        #expect(till.decide(request).rule == "wallet.not-allowed")
    }

    @Test func `none leaves a charge behind`() throws {
        var till = try broken()
        let before = till.state.allBudgetLines(at: till.clock)
        for amount in ["0.1", "10", "5000000000"] { till.pay(amount) }
        #expect(
            till.state.allBudgetLines(at: till.clock).map(\.committed) == before.map(\.committed))
    }
}

@Suite struct `What an agent is shown` {
    @Test func `of its project is the lesser of its own remainder and the project's`() throws {
        var till = try Till.open()
        // Its own 25 is less than the 30 of the project, which it must not learn.
        #expect(till.pay("1").left == ["24", "24"])
        #expect(till.pay("20", by: Sample.helper).left == ["5", "5"])
        #expect(till.pay("9", by: Sample.helper).left == ["5", "5"])
        #expect(till.pay("1").left == ["23", "8"])
    }

    @Test func `is the project's remainder where the policy shows it`() throws {
        var till = try Till.open(Sample.policy(Sample.project(shows: true)))
        #expect(till.pay("1").left == ["24", "29"])
        #expect(till.state.showsProject(to: Sample.worker))
        let refused = till.pay("25", by: Sample.helper)
        #expect(refused.isSigned)
        let over = till.pay("4.5")
        #expect(
            over.refusal?.detail
                == "4.5 CAD is above the 4 CAD that project game can still bear this week")
    }

    @Test func `never names the project's limit or pools`() throws {
        var till = try Till.open()
        till.pay("25")
        let refusal = try #require(till.pay("5.5", by: Sample.helper).refusal)
        let text = refusal.detail + refusal.hint
        for number in ["30", "100", "50", "20 "] {
            #expect(!text.replacing("2026-11-30T00:00:00Z", with: "").contains(number))
        }
    }

    @Test func `names scope, window and reset`() throws {
        var till = try Till.open()
        let lines = till.pay("1").remaining
        #expect(lines.map(\.scope.text) == ["agent/worker", "project/game"])
        #expect(lines.map(\.per) == ["day", "week"])
        #expect(
            lines.map { Timestamp.seconds($0.resetsAt) }
                == ["2026-11-24T00:00:00Z", "2026-11-30T00:00:00Z"])
    }

    @Test func `of a lowered limit is nothing, never less`() throws {
        var till = try Till.open()
        till.pay("20")
        try till.record(
            .policyApplied(
                Sample.policy(Sample.project(agents: [Sample.worker: Sample.budget("3")]))))
        let refused = till.pay("0.1")
        #expect(refused.left == ["0", "0"])
        #expect(
            refused.refusal?.detail
                == "0.1 CAD on top of 20 CAD is above worker's limit of 3 CAD a day")
        let line = try #require(till.state.budgetLines(of: Sample.worker, at: till.clock).first)
        #expect(line.committed.decimal == "20")
        #expect(line.remaining == .zero)
    }

    @Test func `by a quote is what a decision would say, and changes nothing`() throws {
        var till = try Till.open()
        for amount in ["10", "20", "15", "0.000000001", "9999"] {
            let request = till.request(.proposal(Sample.proposal(Sample.wei(amount))))
            let before = till.state
            let quote = till.gate.quote(request, at: till.clock)
            #expect(till.state == before)
            let outcome = till.decide(request)
            #expect(quote.refusal == outcome.refusal)
            if outcome.isSigned { #expect(quote.charge == outcome.charge) }
        }
    }
}
