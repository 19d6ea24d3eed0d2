public import Callers
import Chains
import Gate
import JSON
import Ledger
public import Terms
import Vault
public import Wire

extension Teller {
    /// Redeems a grant: shows the card's number to the agent that it was given to, once.
    ///
    /// The entry that says so is durable before a byte leaves. Should a freeze come between the two, or the
    /// reply get lost, the order is spent all the same: that nobody saw a number can't be known afterwards.
    /// - Parameters:
    ///   - show: sees the number as JSON, in a page that is wiped when it returns; called before `answer` hears
    ///     ``RedemptionAnswer/shown``, and in no other case.
    ///   - answer: hears what came of it, on the loop.
    public func redeem(
        _ id: PaymentID, _ redemption: CardRedemption, from caller: Caller,
        show: @escaping (RawSpan) -> Void, answer: @escaping (RedemptionAnswer) -> Void
    ) {
        do throws(PaymentError) {
            try checkGrant(id, caller)
            switch try record(id, redemption, caller) {
            case .failure(let refusal): return answer(.refused(Teller.json(id, refusal)))
            case .success(let (entry, card)):
                journal.whenDurable { [weak self] result in
                    answer(
                        self?.show(card, entry, result, to: caller, show)
                            ?? .failed(.ledgerUnavailable))
                }
            }
        } catch { answer(.failed(error)) }
    }

    /// Whether it is a payment of the caller's with a card; whatever is frozen gets no further.
    private func checkGrant(_ id: PaymentID, _ caller: Caller) throws(PaymentError) {
        try checkLog()
        try checkStanding(caller.agent)
        guard index.payer(of: id) == caller.agent, let place = index.entry(of: id),
            let bytes = try? index.bytes(of: place), let entry = try? Entry(reading: bytes),
            case .string(let text)? = entry.body["wallet"], let card = WalletName(text),
            card.chain == Card.name
        else { throw .notFound }
        try checkWallet(card)
    }

    /// Judges, and records at once: no suspension lies between the two.
    private func record(
        _ id: PaymentID, _ redemption: CardRedemption, _ caller: Caller
    ) throws(PaymentError) -> Result<(EntryID, WalletName), Refusal> {
        let reading = journal.clock
        let granted: GrantRedemption
        switch journal.gate.state.redeem(
            id, merchant: redemption.merchant, amount: redemption.amount, by: caller.agent,
            clock: reading)
        {
        case .failure(let refusal): return .failure(refusal)
        case .success(let leave): granted = leave
        }
        // Only where all else lets it be redeemed: who comes again hears that it was.
        if let card = journal.gate.state.cards.cards[granted.card], card.cvv == .memory,
            !vault.hasCVV(of: granted.card)
        {
            return .failure(journal.gate.state.refusal(ofLostCVV: granted.card))
        }
        do throws(JournalError) {
            let actor = Actor(role: .agent, name: caller.agent.text, uid: caller.uid)
            let recorded = try journal.record(
                .cardRedeemed(granted, clock: reading), by: actor)
            return .success((recorded.id, granted.card))
        } catch {
            switch error {
            case .refused(let refusal): return .failure(refusal)
            case .ledger: throw .ledgerUnavailable
            }
        }
    }

    private func show(
        _ card: WalletName, _ entry: EntryID, _ result: Result<Committed, LedgerError>,
        to caller: Caller, _ show: (RawSpan) -> Void
    ) -> RedemptionAnswer {
        guard case .success(let committed) = result, journal.trouble != .full else {
            return .failed(.ledgerUnavailable)
        }
        do throws(PaymentError) {
            // A freeze, or a policy, that was recorded by now withholds the number.
            try checkStanding(caller.agent)
            try checkWallet(card)
            guard journal.gate.state.budget(of: caller.agent)?.cards.contains(card) == true else {
                throw .frozen("the policy was changed before the number was shown")
            }
        } catch { return .failed(error) }
        do throws(VaultError) {
            try vault.show(card, entry: entry, durable: committed, show)
        } catch { return .failed(.frozen("the card's number could not be opened")) }
        return .shown
    }

    private static func json(_ id: PaymentID, _ refusal: Refusal) -> JSONObject {
        JSONObject([
            ("payment", .string(id.text)), ("rule", .string(refusal.rule)),
            ("detail", .string(refusal.detail)), ("hint", .string(refusal.hint)),
        ])
    }
}
