import Chains
import JSON
public import Terms

extension GateState {
    /// The payment whose grant an entry redeems, and who may: throws the rule that refuses.
    func redeemable(
        _ body: JSONObject, by actor: Actor, at time: Moment
    ) throws(EntryError) -> (PaymentRecord, AgentName) {
        guard case .string(let text)? = body["payment"], let id = PaymentID(text),
            case .string(let merchant)? = body["merchant"],
            case .string(let amount)? = body["amount"],
            case .string(let cardText)? = body["card"], case .string(let asset)? = body["asset"],
            let agent = AgentName(actor.name)
        else { throw EntryError(clause: "is not a redemption of the known form") }
        guard let payment = open[id] else {
            let status = status(of: id).map { "is \($0.rawValue)" } ?? "was never signed"
            throw EntryError(CardGrantEnded.refusal(id, "it \(status)"))
        }
        let proposal = payment.proposal
        if let restored, payment.time <= restored {
            // Whether it was redeemed in what the copy has forgotten, nobody knows.
            throw EntryError(
                CardGrantEnded.refusal(id, "an older copy of the vault was put back since"))
        }
        guard payment.agent == agent, payment.wallet.text == cardText,
            payment.asset == asset, let card = cards.cards[payment.wallet]
        else { throw EntryError(clause: "redeems what is no grant of this agent's") }
        if let refusal = CardGrantSpent.check(proposal, agent, cards)
            ?? CardGrantEnded.check(id, proposal, at: time)
            ?? CardGrantMismatch.check(proposal, merchant: merchant, amount: amount)
            ?? refusalOfStanding(agent, payment.wallet)
            ?? CardRemoved.check(payment.wallet, card)
            ?? CardExpired.check(payment.wallet, card, at: time)
            ?? CardExposure.check(proposal, card, cards, at: time)
        {
            throw EntryError(refusal)
        }
        return (payment, agent)
    }

    private func refusalOfStanding(_ agent: AgentName, _ card: WalletName) -> Refusal? {
        guard let path = path(of: agent), path.isActive else {
            return AgentNotActive.check(agent, in: self) ?? AgentNotInPolicy.check(agent, in: self)
        }
        return VaultFrozen.check(frozen) ?? ProjectFrozen.check(path.projectName, frozen)
            ?? WalletNotAllowed.check(card, path) ?? WalletFrozen.check(card, frozen)
            ?? CardRevealNotGranted.check(card, path)
    }

    /// What of a card refuses a payment before its cost is known; nil for every payment without a card.
    func refusal(
        ofCard proposal: Proposal, _ path: BudgetPath, at now: Moment
    ) -> Refusal? {
        guard proposal.chain == Card.name else { return nil }
        let name = proposal.wallet.name
        guard let card = cards.cards[name] else { return CardRemoved.refusal(name) }
        return CardRemoved.check(name, card) ?? CardExpired.check(name, card, at: now)
            ?? CardRevealNotGranted.check(name, path)
            ?? CardGrantSpent.check(proposal, path.agentName, cards)
            ?? CardExposure.check(proposal, card, cards, at: now)
    }

    /// The refusal of a redemption for want of the card's CVV, which only the vault knows to be there.
    public func refusal(ofLostCVV card: WalletName) -> Refusal { CardCVVAbsent.refusal(card) }
}
