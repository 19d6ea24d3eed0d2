import Callers
import Chains
import Gate
import JSON
import Ledger
import Terms
import Vault
import Wire

extension Teller {
    /// Understands a request and has the gate decide it.
    ///
    /// - Parameter payment: the id of a payment that waited and is decided anew; nil for a new one.
    func decide(
        _ order: Order, as payment: PaymentID?, _ answer: @escaping Answering
    ) throws(PaymentError) {
        let opening = order.request.purpose.map {
            PurposeOpening($0.json, salt: journal.randomBytes(Commitment.saltLength))
        }
        let clock = journal.clock
        let wallet = try asked(order.request.wallet, by: order.caller.agent, at: clock)
        let proposed = try proposal(
            for: order.request, from: order.caller, key: order.slot.key, order.fingerprint,
            from: wallet, at: clock, purpose: opening?.commitment, as: payment)
        // Only for what is well formed, and before the row that opens the purpose, whose place is the next.
        if case .new(let made, let making) = wallet {
            try record(made, making, uid: order.caller.uid)
        }
        // Before the decision: what can fail must not leave an entry without the row that binds its key.
        let kept = try opening.map { opening throws(PaymentError) in try seal(opening) }
        try decide(proposed, order.slot, kept, isAgain: payment != nil, answer)
    }

    private func decide(
        _ request: PaymentRequest, _ slot: Slot, _ opening: Row?, isAgain: Bool,
        _ answer: @escaping Answering
    ) throws(PaymentError) {
        do throws(LedgerError) {
            let decision = try journal.decide(request)
            let entry = decision.recorded.id
            let remaining = decision.remaining
            let currency = journal.gate.state.policy?.currency
            if let opening { journal.ledger.stage(row: opening) }
            switch consume decision.verdict {
            case .refused(let refusal):
                let head = ReplyHead.refused(request.payment, refusal, remaining)
                bind(request, slot, entry, head, isAgain, answer)
                journal.whenDurable { [weak self] in self?.landWord(slot, $0) { .refused($0) } }
            case .waiting(let waiting):
                guard let currency else { throw .closed }
                let head = ReplyHead.waiting(request.payment, waiting, currency, remaining)
                bind(request, slot, entry, head, isAgain, answer)
                journal.whenDurable { [weak self] in self?.landWord(slot, $0) { .waiting($0) } }
            case .cleared(let clearance, let charge):
                let worstCase = clearance.proposal.worstCase
                guard let currency else { throw .closed }
                let head = ReplyHead.signed(
                    request.payment, charge, worstCase, currency, remaining)
                bind(request, slot, entry, head, isAgain, answer)
                let held = HeldClearance(clearance)
                journal.whenDurable { [weak self] in self?.land(slot, held, $0) }
            }
        } catch { throw .ledgerUnavailable }
    }

    /// The row that opens a purpose, for the entry the next decision makes: one loop owns the log, so its
    /// place is known.
    private func seal(_ opening: PurposeOpening) throws(PaymentError) -> Row {
        do throws(VaultError) {
            return try vault.sealOpening(
                opening.bytes, id: PurposeOpening.rowID(journal.ledger.size))
        } catch { throw .ledgerUnavailable }
    }

    private func bind(
        _ request: PaymentRequest, _ slot: Slot, _ entry: EntryID, _ head: JSONObject,
        _ isAgain: Bool, _ answer: @escaping Answering
    ) {
        let record = IdempotencyRecord(
            fingerprint: request.fingerprint, entry: entry, reply: JSONWriter.write(.object(head)))
        journal.ledger.stage(
            row: index.bind(
                slot.agent, slot.key, request.payment, to: record, isAgain: isAgain))
        inFlight[slot] = Flight(
            fingerprint: request.fingerprint, payment: request.payment, wallet: request.wallet,
            entry: entry, reply: head, isRepeat: false, answers: [answer])
    }
}
