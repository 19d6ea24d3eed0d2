import Callers
import Chains
import Gate
import JSON
import Ledger
import Terms

extension Teller {
    /// Takes what has landed and what the crew has signed; called on the loop after each wake and turn.
    public func collect() {
        for done in crew.collect() { release(done) }
        guard !ready.isEmpty else { return }
        let jobs = ready
        ready = []
        for done in crew.sign(jobs) { release(done) }
    }

    /// Same key, same body: the stored reply, and the same bytes signed again from the stored payload.
    func repeats(
        _ earlier: IdempotencyRecord, _ slot: Slot, _ fingerprint: Digest32, _ caller: Caller,
        _ answer: @escaping Answering
    ) throws(PaymentError) {
        guard earlier.fingerprint == fingerprint else { throw .idempotencyConflict }
        guard case .object(let head)? = try? JSONReader.read(earlier.reply),
            case .string(let text)? = head["payment"], let payment = PaymentID(text)
        else { throw .ledgerUnavailable }
        countRetry(of: caller)
        guard head["status"] == "signed" else { return answer(.refused(head)) }
        guard let bytes = try? index.bytes(of: earlier.entry),
            let clearance = try? journal.gate.reissue(bytes, as: earlier.entry),
            let proof = journal.ledger.proof(of: earlier.entry)
        else { throw .ledgerUnavailable }
        inFlight[slot] = Pending(
            fingerprint: fingerprint, payment: payment, entry: earlier.entry, reply: head,
            isRepeat: true, answers: [answer])
        land(slot, HeldClearance(clearance), .success(proof))
    }

    /// Counts a repeated request, with whom it came from.
    func countRetry(of caller: Caller) {
        journal.tally.count(
            Tally.Line(
                door: .agent, uid: caller.uid, agent: caller.agent.text, rule: "retry"))
    }

    /// The decision is durable: unless a freeze came first, it goes to be signed.
    func land(_ slot: Slot, _ held: HeldClearance, _ result: Result<Committed, LedgerError>) {
        guard case .success(let committed) = result else {
            return finish(slot, .failed(.ledgerUnavailable))
        }
        do throws(PaymentError) {
            // A freeze that was recorded by now withholds the bytes; the charge stays.
            try checkStanding(slot.agent)
        } catch { return finish(slot, .failed(error)) }
        guard let clearance = held.take() else { return }
        lastTicket += 1
        tickets[lastTicket] = slot
        ready.append((lastTicket, SigningJob(clearance, committed: committed)))
    }

    func landRefusal(_ slot: Slot, _ result: Result<Committed, LedgerError>) {
        guard case .success = result, let pending = inFlight[slot] else {
            return finish(slot, .failed(.ledgerUnavailable))
        }
        finish(slot, .refused(pending.reply))
    }

    private func release(_ done: SigningCrew.Done) {
        guard let slot = tickets.removeValue(forKey: done.ticket), let pending = inFlight[slot]
        else { return }
        guard let transaction = done.transaction else {
            return finish(slot, .failed(.signingFailed(pending.payment)))
        }
        do throws(PaymentError) {
            // While it was being signed a freeze may have come: nothing leaves after it.
            try checkStanding(slot.agent)
        } catch { return finish(slot, .failed(error)) }
        guard let receipt = journal.ledger.receipt(for: pending.entry.seq) else {
            return finish(slot, .failed(.ledgerUnavailable))
        }
        var reply = pending.reply
        reply["transaction"] = transaction.json
        reply["receipt"] = .string(receipt)
        if pending.isRepeat, let until = transaction.validUntil, until <= journal.clock.wall {
            reply["expired"] = true
        }
        finish(slot, .signed(reply))
    }

    /// Lets go of what still waits, as the vault is sealed: decisions stay, and a retry gets its bytes.
    public func forget() {
        for slot in Array(inFlight.keys) {
            finish(slot, .failed(.frozen("the vault was sealed before the signature was made")))
        }
        ready = []
        tickets = [:]
    }

    private func finish(_ slot: Slot, _ answer: PaymentAnswer) {
        guard let pending = inFlight.removeValue(forKey: slot) else { return }
        for hear in pending.answers { hear(answer) }
    }
}
