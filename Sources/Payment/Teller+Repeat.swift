import Callers
import Gate
import JSON
import Ledger
import Terms
import Wire

extension Teller {
    /// Same key, same body: the stored reply, and the same bytes signed again from the stored payload; what
    /// waited may go on.
    func repeats(
        _ earlier: IdempotencyRecord, _ order: Order, _ answer: @escaping Answering
    ) throws(PaymentError) {
        guard earlier.fingerprint == order.fingerprint else { throw .idempotencyConflict }
        guard case .object(let head)? = try? JSONReader.read(earlier.reply),
            case .string(let text)? = head["payment"], let payment = PaymentID(text),
            // A row of before the payment was decided anew has a good MAC, too.
            index.entry(of: payment) == earlier.entry
        else { throw .ledgerUnavailable }
        switch head["status"] {
        case "signed":
            try checkWallet(order.request.wallet)
            countRetry(of: order.caller)
            try signAgain(earlier, payment, head, order, answer)
        case .string(PaymentStatus.pending.rawValue):
            try checkWallet(order.request.wallet)
            try resume(payment, head, order, answer)
        default:
            try checkListed(order.request.wallet, of: order.slot.agent)
            countRetry(of: order.caller)
            answer(.refused(head))
        }
    }

    private func signAgain(
        _ earlier: IdempotencyRecord, _ payment: PaymentID, _ head: JSONObject, _ order: Order,
        _ answer: @escaping Answering
    ) throws(PaymentError) {
        guard let bytes = try? index.bytes(of: earlier.entry),
            let clearance = try? journal.gate.reissue(bytes, as: earlier.entry),
            let proof = journal.ledger.proof(of: earlier.entry)
        else { throw .ledgerUnavailable }
        inFlight[order.slot] = Flight(
            fingerprint: order.fingerprint, payment: payment, wallet: order.request.wallet,
            entry: earlier.entry, reply: head, isRepeat: true, answers: [answer])
        land(order.slot, HeldClearance(clearance), .success(proof))
    }

    /// What waits still waits, is decided anew once it is approved, or is refused for ever.
    private func resume(
        _ payment: PaymentID, _ head: JSONObject, _ order: Order, _ answer: @escaping Answering
    ) throws(PaymentError) {
        if let waiting = journal.gate.state.pending[payment] {
            guard journal.gate.state.time(at: journal.clock) >= waiting.until else {
                if waiting.isApproved { return try decide(order, as: payment, answer) }
                countRetry(of: order.caller)
                return answer(.waiting(head))
            }
            try expire(payment)
        } else {
            countRetry(of: order.caller)
        }
        // The words are the rule's and the numbers those of the first reply: the same for ever.
        guard
            let refusal = journal.gate.state.refusal(ofWaiting: payment)
                ?? GateState.refusal(ofWaiting: payment, ended: index.ending(of: payment))
        else { throw .ledgerUnavailable }
        let reply = ReplyHead.refused(payment, refusal, head["remaining"] ?? [])
        journal.afterwards { answer($0 == nil ? .refused(reply) : .failed(.ledgerUnavailable)) }
    }

    private func expire(_ payment: PaymentID) throws(PaymentError) {
        do throws(JournalError) {
            try journal.record(
                .paymentExpired(payment),
                by: Actor(role: .daemon, name: "", uid: journal.daemonUID))
        } catch { throw .ledgerUnavailable }
    }

    /// Counts a repeated request, with whom it came from.
    func countRetry(of caller: Caller) {
        journal.tally.count(
            Tally.Line(
                door: .agent, uid: caller.uid, agent: caller.agent.text, rule: "retry"))
    }
}
