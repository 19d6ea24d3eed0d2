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

    /// The decision is durable: unless a freeze came first, it goes to be signed.
    func land(_ slot: Slot, _ held: HeldClearance, _ result: Result<Committed, LedgerError>) {
        guard case .success(let committed) = result else {
            return finish(slot, .failed(.ledgerUnavailable))
        }
        do throws(PaymentError) {
            // A freeze that was recorded by now withholds the bytes; the charge stays.
            try checkFreezes(slot)
        } catch { return finish(slot, .failed(error)) }
        guard let clearance = held.take() else { return }
        lastTicket += 1
        tickets[lastTicket] = slot
        ready.append((lastTicket, SigningJob(clearance, committed: committed)))
    }

    /// A decision that signs nothing is durable.
    func landWord(
        _ slot: Slot, _ result: Result<Committed, LedgerError>,
        _ make: (JSONObject) -> PaymentAnswer
    ) {
        guard case .success = result, let flight = inFlight[slot] else {
            return finish(slot, .failed(.ledgerUnavailable))
        }
        finish(slot, make(flight.reply))
    }

    private func checkFreezes(_ slot: Slot) throws(PaymentError) {
        // What was decided stands and is charged; its bytes leave when a person lets payments go on.
        if journal.trouble == .full { throw .ledgerUnavailable }
        try checkStanding(slot.agent)
        if let wallet = inFlight[slot]?.wallet { try checkWallet(wallet) }
    }

    private func release(_ done: SigningCrew.Done) {
        guard let slot = tickets.removeValue(forKey: done.ticket), let flight = inFlight[slot]
        else { return }
        guard let transaction = done.transaction else {
            return finish(slot, .failed(.signingFailed(flight.payment)))
        }
        do throws(PaymentError) {
            // While it was being signed a freeze may have come: nothing leaves after it.
            try checkFreezes(slot)
        } catch { return finish(slot, .failed(error)) }
        guard let receipt = journal.ledger.receipt(for: flight.entry.seq) else {
            return finish(slot, .failed(.ledgerUnavailable))
        }
        var reply = flight.reply
        reply["transaction"] = transaction.json
        reply["receipt"] = .string(receipt)
        if flight.isRepeat, let until = transaction.validUntil, until <= journal.clock.wall {
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
        // Before the keys go: without them every row would look edited.
        round?.stop()
        round = nil
    }

    private func finish(_ slot: Slot, _ answer: PaymentAnswer) {
        guard let flight = inFlight.removeValue(forKey: slot) else { return }
        for hear in flight.answers { hear(answer) }
    }
}
