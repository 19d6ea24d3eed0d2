import Chains
public import Terms

/// The gate's books over payment cards: which there are, which orders were redeemed, what is exposed.
public struct CardBook: Hashable, Sendable {
    /// How long what was redeemed counts: merchants capture up to 31 days after an authorisation.
    public static let exposureSeconds: Int64 = 31 * 86_400

    /// Cards ever added, by their wallets' names.
    public internal(set) var cards: [WalletName: CardRecord] = [:]
    /// Purchases that the number was shown for, each by the payment whose grant was redeemed.
    var redeemed: [RedeemedOrder: PaymentID] = [:]
    var shown: [WalletName: [ShownAmount]] = [:]

    init() {}

    /// Whether a grant of a payment's order was redeemed.
    func isRedeemed(_ proposal: Proposal, by agent: AgentName) -> Bool {
        redeemed[CardBook.order(proposal, agent)] != nil
    }

    /// What was redeemed of a card in the 31 days before `now`, minor units.
    public func exposed(_ card: WalletName, at now: Moment) -> UInt128 {
        let start = now.adding(seconds: -CardBook.exposureSeconds)
        // Each is at most the card's exposure, and so is their sum when the last was added.
        return (shown[card] ?? []).reduce(0) { $1.time > start ? $0 + $1.atoms : $0 }
    }

    /// Whether a card's number was ever shown.
    func hasShown(_ card: WalletName) -> Bool { shown[card]?.isEmpty == false }

    /// Notes that the number was shown for a grant; what has ceased to count is forgotten.
    mutating func redeem(
        _ payment: PaymentID, _ proposal: Proposal, by agent: AgentName, at now: Moment
    ) {
        let card = proposal.wallet.name
        let start = now.adding(seconds: -CardBook.exposureSeconds)
        redeemed[CardBook.order(proposal, agent)] = payment
        shown[card, default: []].removeAll { $0.time <= start }
        shown[card, default: []].append(ShownAmount(time: now, atoms: proposal.value.atoms))
    }

    /// Whether a grant of an open payment's order was redeemed.
    func isRedeemed(_ payment: PaymentRecord) -> Bool {
        redeemed[CardBook.order(payment)] != nil
    }

    /// The purchase that an open payment's grant is for.
    static func order(_ payment: PaymentRecord) -> RedeemedOrder {
        RedeemedOrder(
            agent: payment.agent, card: payment.wallet, order: payment.exclusivityClass)
    }

    /// The purchase that a grant is for.
    static func order(_ proposal: Proposal, _ agent: AgentName) -> RedeemedOrder {
        RedeemedOrder(
            agent: agent, card: proposal.wallet.name, order: proposal.exclusivityClass)
    }
}
