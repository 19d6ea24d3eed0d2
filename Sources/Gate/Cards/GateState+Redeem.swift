import Chains
import JSON
public import Terms

extension GateState {
    /// Whether an agent may redeem the grant of a payment now; changes nothing.
    ///
    /// Merchant and amount are the agent's word of what it is about to pay, and must be the grant's.
    public func redeem(
        _ payment: PaymentID, merchant: String, amount: String, by agent: AgentName,
        clock reading: ClockReading
    ) -> Result<GrantRedemption, Refusal> {
        redemption(
            of: payment, merchant: merchant, amount: amount, by: agent, at: time(at: reading),
            suspect: clock.isSuspect(reading)
        ).map(\.0)
    }

    /// The same, with the proposal that the grant was made of.
    private func redemption(
        of id: PaymentID, merchant: String, amount: String, by agent: AgentName, at now: Moment,
        suspect: Bool
    ) -> Result<(GrantRedemption, Proposal), Refusal> {
        guard let payment = open[id] else {
            let status = status(of: id).map { "is \($0.rawValue)" } ?? "was never signed"
            return .failure(CardGrantEnded.refusal(id, "it \(status)"))
        }
        guard payment.agent == agent, let card = cards.cards[payment.wallet] else {
            return .failure(CardGrantEnded.refusal(id, "it is no grant of \(agent.text)'s"))
        }
        guard let proposal = payment.proposal else {
            return .failure(CardGrantEnded.refusal(id, "its order can't be read"))
        }
        if let refusal = CardGrantSpent.check(proposal, agent, cards)
            ?? CardGrantEnded.check(payment, restored: restored, at: now)
            ?? CardGrantMismatch.check(proposal, merchant: merchant, amount: amount)
            ?? refusalOfStanding(agent, proposal)
            ?? CardRemoved.check(payment.wallet, card)
            ?? CardExpired.check(payment.wallet, card, at: now)
            ?? WindowRestored.check(exposureOf: payment.wallet, in: self, at: now)
            // What was shown before a jump would seem to be 31 days old.
            ?? ClockJumped.check(
                .agent(agent), opens: cards.hasShown(payment.wallet), suspect: suspect)
            ?? CardExposure.check(proposal, card, cards, at: now)
        {
            return .failure(refusal)
        }
        let redemption = GrantRedemption(
            payment: id, card: payment.wallet, merchant: proposal.payee, value: proposal.value)
        return .success((redemption, proposal))
    }

    /// What the freezes and the policy in force say of it now, whatever they said when it was granted.
    private func refusalOfStanding(_ agent: AgentName, _ proposal: Proposal) -> Refusal? {
        let card = proposal.wallet.name
        guard let path = path(of: agent), path.isActive else {
            return AgentNotActive.check(agent, in: self) ?? AgentNotInPolicy.check(agent, in: self)
        }
        return VaultFrozen.check(frozen) ?? ProjectFrozen.check(path.projectName, frozen)
            ?? WalletNotAllowed.check(card, path, in: self) ?? WalletFrozen.check(card, frozen)
            ?? PayeeNotAllowed.check(proposal.payee, path)
            ?? PayeeDenied.check(proposal.payee, path)
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
            ?? WindowRestored.check(exposureOf: name, in: self, at: now)
            ?? CardExposure.check(proposal, card, cards, at: now)
    }

    /// The refusal of a redemption for want of the card's CVV, which only the vault knows to be there.
    public func refusal(ofLostCVV card: WalletName) -> Refusal { CardCVVAbsent.refusal(card) }

    /// Judges again: what was shown must have been an open grant of the agent's, by the rules in force.
    mutating func foldRedemption(
        _ body: JSONObject, by actor: Actor, at time: Moment
    ) throws(EntryError) {
        guard case .string(let text)? = body["payment"], let id = PaymentID(text),
            case .string(let merchant)? = body["merchant"],
            let value = GateState.amount(body, "value"),
            let agent = AgentName(actor.name), let reading = ClockReading(json: body["clock"]),
            reading.wall <= time
        else { throw EntryError(clause: "is not a redemption of the known form") }
        let judged = redemption(
            of: id, merchant: merchant, amount: value.amount, by: agent, at: time,
            suspect: clock.isSuspect(reading))
        let redemption: GrantRedemption
        let proposal: Proposal
        switch judged {
        case .failure(let refusal): throw EntryError(refusal)
        case .success(let granted): (redemption, proposal) = granted
        }
        guard Event.cardRedeemed(redemption, clock: reading).body == body else {
            throw EntryError(clause: "redeems another grant than its payment's")
        }
        cards.redeem(id, proposal, by: agent, at: time)
        observe(reading, at: time)
    }
}
