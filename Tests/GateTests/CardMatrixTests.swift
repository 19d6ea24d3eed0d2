import Chains
import JSON
import Terms
import Testing

@testable import Gate

/// Every policy of two cards and two agents, against every redemption there can be.
@Suite struct `Whose grant of which card under which policy` {
    private static let second = Sample.wallet("card/second")
    private static let both = [CardBench.card, second]
    private static let subsets: [Set<WalletName>] = [[], [both[0]], [both[1]], Set(both)]

    private static func budget(
        wallets: Set<WalletName>, cards: Set<WalletName>, payees: AgentBudget.Payees = .any
    ) -> AgentBudget {
        AgentBudget(
            limit: Limit(amount: Sample.money("1000"), per: .day), perPayment: nil,
            maxFee: Sample.money("5"), wallets: wallets, payees: payees, requests: .standard,
            cards: cards)
    }

    /// A bench where both agents may do all, and have a grant of each card; the payments by agent and card.
    private static func granted() throws -> (CardBench, [(AgentName, WalletName, PaymentID)]) {
        let all = budget(wallets: Set(both), cards: Set(both))
        var bench = try CardBench(CardBench.policy(all, helper: all))
        var body = CardBench.added().body
        body["card"] = .string(second.text)
        body["public_key"] = .string(Hex.encode([UInt8](repeating: 9, count: 32)))
        try bench.till.record(Event(kind: "card.added", body: body))
        var grants: [(AgentName, WalletName, PaymentID)] = []
        for agent in [Sample.worker, Sample.helper] {
            for card in both {
                let (outcome, payment) = try bench.pay(by: agent, from: card)
                try #require(outcome.rule == nil)
                grants.append((agent, card, payment))
            }
        }
        return (bench, grants)
    }

    @Test func `is redeemed by nobody but who may pay with the card and be shown it`() throws {
        let (start, grants) = try Self.granted()
        var (shown, refused) = (0, 0)
        for wallets in Self.subsets {
            for cards in Self.subsets {
                var bench = start
                let limited = Self.budget(wallets: wallets, cards: cards)
                let all = Self.budget(wallets: Set(Self.both), cards: Set(Self.both))
                try bench.till.record(.policyApplied(CardBench.policy(limited, helper: all)))
                for (owner, card, payment) in grants {
                    for agent in [Sample.worker, Sample.helper, Sample.agent("stranger")] {
                        let allowed =
                            agent == owner
                            && (agent == Sample.helper
                                || wallets.contains(card) && cards.contains(card))
                        var attempt = bench
                        let rule = attempt.refused(payment, by: agent)
                        #expect(
                            (rule == nil) == allowed, "\(agent.text) \(card.text) \(rule ?? "")")
                        if rule == nil { shown += 1 } else { refused += 1 }
                    }
                    // What it may not redeem it is not granted either.
                    var attempt = bench
                    let asked = try attempt.pay(by: Sample.worker, from: card).0
                    #expect((asked.rule == nil) == (wallets.contains(card) && cards.contains(card)))
                }
            }
        }
        #expect(shown == 16 * 2 + 8)
        #expect(shown + refused == 16 * 4 * 3)
    }

    @Test func `is no role's but the agent's`() throws {
        let (start, grants) = try Self.granted()
        for role in [Actor.Role.admin, .daemon, .audit, .feed] {
            for (owner, _, payment) in grants {
                var bench = start
                #expect(throws: Refusal.self) {
                    try bench.redeem(payment, by: owner, role: role)
                }
            }
        }
    }

    @Test func `is withheld where its merchant was taken off the payees since`() throws {
        let (start, grants) = try Self.granted()
        let other = try Set(Card.accounts(reading: "https://other.example"))
        let shop = try Set(Card.accounts(reading: "https://shop.example"))
        for (payees, rule) in [(other, "payee.not-allowed"), (shop, nil)] as [(Set, String?)] {
            var bench = start
            let listed = Self.budget(
                wallets: Set(Self.both), cards: Set(Self.both), payees: .listed(payees))
            try bench.till.record(.policyApplied(CardBench.policy(listed)))
            #expect(bench.refused(grants[0].2) == rule)
        }
    }
}
