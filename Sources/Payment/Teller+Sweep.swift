import Chains
import Gate
import JSON
import Ledger
public import Terms
import Vault
public import Wire

// A sweep goes the way of a payment: the wallet's chain builds and bounds it, the gate judges it and makes its entry, and
// once that is durable the room signs the gate's clearance. What differs is who asks, and that no budget is charged.
extension Teller {
    /// Signs one transaction of a draining wallet to its successor, for an admin; the same key, the same bytes.
    public func sweep(
        _ name: WalletName, _ order: WalletSweep, by actor: Actor,
        answer: @escaping (SweepAnswer) -> Void
    ) {
        do throws(PaymentError) {
            try checkLog()
            if let frozen { throw .frozen(frozen) }
            guard journal.gate.state.wallets[name] != nil else { throw .notFound }
            guard let key = IdempotencyKey(order.key) else {
                throw .malformed(
                    FieldError(path: "key", clause: "must be 16–128 characters of A-Z a-z 0-9 _ -"))
            }
            if let refusal = journal.gate.state.refusal(ofFreeze: name) {
                return answer(Teller.refused(refusal))
            }
            if let seq = journal.gate.state.sweeps[SweepID(wallet: name, key: key.text)] {
                return try sweepAgain(name, order, seq, answer)
            }
            switch try swept(name, order) {
            case .failure(let refusal): answer(Teller.refused(refusal))
            case .success(let event): try record(event, of: name, by: actor, answer)
            }
        } catch { answer(.failed(error)) }
    }

    private static func refused(_ refusal: Refusal) -> SweepAnswer {
        .refused(rule: refusal.rule, detail: refusal.detail, hint: refusal.hint)
    }

    /// The entry that a sweep would be.
    private func swept(
        _ name: WalletName, _ order: WalletSweep
    ) throws(PaymentError) -> Result<Event, Refusal> {
        let (state, clock) = (journal.gate.state, journal.clock)
        let now = state.time(at: clock)
        guard let wallet = state.wallets[name], let chain = Chains.named(name.chain) else {
            throw .notFound
        }
        if let refusal = state.refusal(toSweep: name, at: now) { return .failure(refusal) }
        guard let next = state.ends[name]?.drain?.successor, let successor = state.wallets[next],
            let coin = chain.assets(network: wallet.network).first
        else { throw .notFound }
        let intent: JSON = [
            "kind": "transfer", "to": .string(successor.account.text),
            "amount": .string(order.amount), "asset": .string(order.asset),
        ]
        let maxFee = try Teller.amount(order.maxFee, of: coin)
        do throws(ChainError) {
            let proposal = try chain.propose(
                ProposalRequest(
                    wallet: wallet, intent: intent, network: order.network,
                    now: min(clock.wall, now)))
            if let refusal = state.refusal(
                ofSweep: proposal, change: chain.change(in: proposal.payload, wallet: wallet),
                maxFee: maxFee, at: now)
            {
                return .failure(refusal)
            }
            return .success(
                .walletSwept(
                    proposal, network: chain.logged(network: order.network), maxFee: maxFee,
                    key: order.key, clock: clock))
        } catch {
            switch error {
            case .malformed(let field, let clause):
                throw .malformed(
                    FieldError(path: Teller.sweepField(field), clause: clause))
            case .refused(let rule, let detail, let hint):
                return .failure(Refusal(rule: rule, detail: detail, hint: hint))
            }
        }
    }

    /// The field of the order that a field of the intent came from.
    private static func sweepField(_ field: String) -> String {
        field.hasPrefix("intent.") ? String(field.dropFirst("intent.".count)) : field
    }

    private static func amount(
        _ text: String, of asset: Asset
    ) throws(PaymentError) -> AssetAmount {
        guard let atoms = try? DecimalText.parse(text, decimals: asset.decimals) else {
            throw .malformed(
                FieldError(
                    path: "max_fee",
                    clause: "must be a decimal of at most \(asset.decimals) digits after the point")
            )
        }
        return AssetAmount(asset: asset, atoms: atoms)
    }

    private func record(
        _ event: Event, of name: WalletName, by actor: Actor,
        _ answer: @escaping (SweepAnswer) -> Void
    ) throws(PaymentError) {
        let recorded: Recorded
        do throws(JournalError) { recorded = try journal.record(event, by: actor) } catch {
            guard case .refused(let refusal) = error else { throw .ledgerUnavailable }
            return answer(Teller.refused(refusal))
        }
        guard let clearance = try? journal.gate.clearSweep(recorded.bytes, as: recorded.id) else {
            throw .ledgerUnavailable
        }
        let held = HeldClearance(clearance)
        journal.whenDurable { [weak self] result in
            guard let self, case .success(let committed) = result else {
                return answer(.failed(.ledgerUnavailable))
            }
            finishSweep(name, held, recorded.id, event.body, committed, answer)
        }
    }

    /// The entry is durable: unless a freeze or the end of who is paid came first, its digests are signed where they
    /// stand.
    private func finishSweep(
        _ name: WalletName, _ held: HeldClearance, _ entry: EntryID, _ body: JSONObject,
        _ committed: Committed, _ answer: (SweepAnswer) -> Void
    ) {
        do throws(PaymentError) {
            if let frozen { throw .frozen(frozen) }
            if let refusal = journal.gate.state.refusal(ofFreeze: name) ?? withheld(body, of: name)
            {
                return answer(Teller.refused(refusal))
            }
            guard let clearance = held.take(),
                let transaction = SigningJob(clearance, committed: committed).run(in: vault.room)
            else { throw .frozen("the sweep of \(name.text) could not be signed; ask again") }
            try answerSweep(entry, body, transaction.json, answer)
        } catch { answer(.failed(error)) }
    }

    /// Why a sweep that was recorded does not leave now; nil where it may.
    private func withheld(_ body: JSONObject, of name: WalletName) -> Refusal? {
        let state = journal.gate.state
        return state.refusal(
            ofRecordedSweep: body, of: name, at: state.time(at: journal.clock))
    }

    private func answerSweep(
        _ entry: EntryID, _ body: JSONObject, _ transaction: JSON,
        _ answer: (SweepAnswer) -> Void
    ) throws(PaymentError) {
        guard let receipt = journal.ledger.receipt(for: entry.seq) else {
            throw .ledgerUnavailable
        }
        var reply = JSONObject(
            ["wallet", "to", "value", "fee", "worst_case", "key"].compactMap { name in
                body[name].map { (name, $0) }
            })
        reply["entry"] = .integer(entry.seq)
        reply["transaction"] = transaction
        reply["receipt"] = .string(receipt)
        answer(.signed(reply))
    }

    /// The same key: the stored bytes are signed again, or were kept as the key went; neither once who is paid has ended.
    private func sweepAgain(
        _ name: WalletName, _ order: WalletSweep, _ seq: UInt64,
        _ answer: @escaping (SweepAnswer) -> Void
    ) throws(PaymentError) {
        guard seq < journal.ledger.durableSize else {
            journal.afterwards { [weak self] error in
                guard error == nil, let self else { return answer(.failed(.ledgerUnavailable)) }
                do throws(PaymentError) { try sweepAgain(name, order, seq, answer) } catch {
                    answer(.failed(error))
                }
            }
            return
        }
        guard let bytes = try? index.reader.entry(seq), let entry = try? Entry(reading: bytes),
            index.holds(EntryID(seq: seq, entry: bytes)), let chain = Chains.named(name.chain)
        else { throw .ledgerUnavailable }
        let id = EntryID(seq: seq, entry: bytes)
        guard entry.body["network"] == chain.logged(network: order.network),
            Teller.says(entry.body["value"], order.amount, order.asset, in: chain, name),
            Teller.says(entry.body["max_fee"], order.maxFee, nil, in: chain, name)
        else { throw .idempotencyConflict }
        if let refusal = withheld(entry.body, of: name) { return answer(Teller.refused(refusal)) }
        if let kept = keptSweep(name, order.key, id) {
            return try answerSweep(id, entry.body, kept, answer)
        }
        guard let clearance = try? journal.gate.clearSweep(bytes, as: id),
            let proof = journal.ledger.proof(of: id)
        else { throw .ledgerUnavailable }
        finishSweep(name, HeldClearance(clearance), id, entry.body, proof, answer)
    }

    /// The transaction of a sweep that was kept as its wallet's key went; nil where none was.
    private func keptSweep(_ name: WalletName, _ key: String, _ id: EntryID) -> JSON? {
        guard let row = try? index.reader.row(.idempotency, id: Teller.sweepRow(name, key)),
            vault.vouches(for: row), let record = IdempotencyRecord(row.value),
            record.entry == id
        else { return nil }
        return Teller.transaction(in: record)
    }

    /// The id of the row that keeps a sweep: no agent's name has a slash.
    static func sweepRow(_ name: WalletName, _ key: String) -> [UInt8] {
        Array(name.text.utf8) + [0] + Array(key.utf8)
    }

    /// Whether an amount of an entry is the one that was typed.
    private static func says(
        _ json: JSON?, _ amount: String, _ symbol: String?, in chain: any Chain.Type,
        _ name: WalletName
    ) -> Bool {
        guard case .object(let object)? = json, case .string(let id)? = object["asset"],
            case .string(let stored)? = object["amount"], let asset = Chains.asset(id: id),
            let one = try? DecimalText.parse(stored, decimals: asset.decimals),
            let other = try? DecimalText.parse(amount, decimals: asset.decimals)
        else { return false }
        return one == other && (symbol == nil || symbol == id || asset.symbol == symbol)
    }
}
