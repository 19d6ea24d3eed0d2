import Chains
import JSON
import Terms

@testable import Gate

/// A till with a card of 500 USD exposure, which `worker` may be shown; budgets are in USD or CAD.
struct CardBench {
    static let card = Sample.wallet("card/primary")
    static let key = [UInt8](repeating: 8, count: 32)
    var till: Till
    private var orders: UInt64 = 0

    static let facts = WalletFacts(
        name: card, network: .mainnet, kind: "USD", publicKey: key,
        account: Account(
            chain: Card.name, network: .mainnet, bytes: key, text: "visa ending in 4242"))

    static func added(
        exposure: UInt128 = 50_000, expires: String = "2027-08", cvv: CardRecord.CVV = .memory
    ) -> Event {
        .cardAdded(
            facts, brand: "visa", lastFour: "4242",
            expires: Sample.must(CardMonth(expires), expires),
            exposure: AssetAmount(
                asset: Sample.must(Card.assets(network: .mainnet).first, "USD"), atoms: exposure),
            cvv: cvv, sealed: .null)
    }

    static func budget(shows: Bool = true, limit: String = "1000") -> AgentBudget {
        AgentBudget(
            limit: Limit(amount: Sample.money(limit), per: .day), perPayment: nil,
            maxFee: Sample.money("5"), wallets: [card], payees: .any, requests: .standard,
            cards: shows ? [card] : [])
    }

    static func policy(
        _ worker: AgentBudget = budget(), helper: AgentBudget = budget(), currency: String = "USD"
    ) -> BudgetPolicy {
        BudgetPolicy(
            currency: Sample.currency(currency),
            projects: [
                Sample.game: Sample.project(
                    "10000", reserve: "0", emergency: "0",
                    agents: [Sample.worker: worker, Sample.helper: helper])
            ])
    }

    init(
        _ policy: BudgetPolicy = policy(), exposure: UInt128 = 50_000, expires: String = "2027-08"
    ) throws {
        till = try Till.empty()
        for agent in [Sample.worker, Sample.helper] {
            try till.record(.agentAdded(agent, project: Sample.game, uid: 1_000))
        }
        try till.record(.policyApplied(policy))
        try till.record(CardBench.added(exposure: exposure, expires: expires))
    }

    /// Asks for a grant; its order is a new one unless it is named.
    mutating func pay(
        _ amount: String = "10.00", at merchant: String = "https://shop.example",
        order: UInt64? = nil, by agent: AgentName = Sample.worker, validFor: UInt64 = 600,
        from card: WalletName = CardBench.card
    ) throws -> (Outcome, PaymentID) {
        orders += 1
        let intent: JSON = [
            "kind": "card", "merchant": .string(merchant), "amount": .string(amount),
            "asset": "USD",
        ]
        let network: JSON = [
            "order": .integer(order ?? 1_000 + orders), "valid_for": .integer(validFor),
        ]
        let proposal = try Card.propose(
            ProposalRequest(
                wallet: Sample.must(till.state.wallets[card], card.text), intent: intent,
                network: network, now: till.wall))
        let request = till.request(
            .proposal(proposal), by: agent, from: card, intent: intent,
            network: network)
        return (till.decide(request), request.payment)
    }

    /// Redeems a grant as an agent; throws the refusal.
    mutating func redeem(
        _ payment: PaymentID, merchant: String = "https://shop.example", amount: String = "10.00",
        by agent: AgentName = Sample.worker, role: Actor.Role = .agent
    ) throws {
        let granted = try till.state.redeem(
            payment, merchant: merchant, amount: amount, by: agent, clock: till.clock
        ).get()
        try till.record(
            .cardRedeemed(granted, clock: till.clock),
            by: Actor(role: role, name: agent.text, uid: 1_000))
    }

    /// The rule that refuses a redemption; nil where it is not refused.
    ///
    /// The judge and the fold must be of one mind: what a daemon refuses no auditor finds right.
    mutating func refused(
        _ payment: PaymentID, merchant: String = "https://shop.example", amount: String = "10.00",
        by agent: AgentName = Sample.worker
    ) -> String? {
        let before = till.state
        do {
            try redeem(payment, merchant: merchant, amount: amount, by: agent)
            return nil
        } catch {
            let forced = forced(payment, merchant: merchant, amount: amount, by: agent)
            // What is refused changes nothing.
            guard till.state == before else { return "changed the state" }
            guard let rule = (error as? Refusal)?.rule, rule == forced else {
                return "\(error), and \(forced ?? "nothing") of its entry"
            }
            return rule
        }
    }

    /// The rule by which an entry is refused that a daemon wrote without asking; nil where it is taken.
    private mutating func forced(
        _ payment: PaymentID, merchant: String, amount: String, by agent: AgentName
    ) -> String? {
        let body = JSONObject([
            ("payment", .string(payment.text)),
            ("card", .string((till.state.open[payment]?.wallet ?? CardBench.card).text)),
            ("merchant", .string(merchant)),
            ("value", ["amount": .string(amount), "asset": "USD"]), ("clock", till.clock.json),
        ])
        let event = Event(kind: "card.redeemed", body: body)
        do {
            try till.record(event, by: Actor(role: .agent, name: agent.text, uid: 1_000))
            return nil
        } catch { return (error as? Refusal)?.rule }
    }
}
