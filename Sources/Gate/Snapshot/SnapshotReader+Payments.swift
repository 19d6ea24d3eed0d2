import Chains
import JSON
import Terms

extension SnapshotReader {
    mutating func readPending(_ reader: inout ObjectReader) throws(FieldError) {
        let id = try payment(&reader)
        guard let agent = AgentName(try reader.string("agent")) else {
            throw reader.error("agent", "must be an agent's name")
        }
        guard let digest = Hex.decode(try reader.string("digest")).flatMap({ Digest32($0) }) else {
            throw reader.error("digest", "must be a hash in hex")
        }
        var waiting = PendingPayment(
            seq: try reader.integer("seq"), agent: agent, digest: digest,
            until: try reader.moment("until"), rule: try reader.string("rule"),
            charge: try reader.money("charge"), proposal: try proposal(&reader))
        waiting.isApproved = try reader.optionalBool("approved") ?? false
        state.pending[id] = waiting
    }

    mutating func readPayment(_ reader: inout ObjectReader) throws(FieldError) {
        let id = try payment(&reader)
        guard let agent = AgentName(try reader.string("agent")),
            let record = state.agents[agent]
        else { throw reader.error("agent", "must be an agent that was added") }
        let seq = try reader.integer("seq")
        let proposal = try proposal(&reader)
        let isAlone = try reader.optionalBool("alone") ?? false
        let terms = state.groups.share(
            PaymentTerms(
                proposal, agent, record.project, prices: try prices(&reader, of: proposal),
                isAlone: isAlone))
        let tag = state.books.log.tag(
            proposal.value.asset.id, proposal.wallet.name, proposal.payee)
        let payment = PaymentRecord(
            id, seq: seq, terms, charge: try reader.money("charge"), payee: tag.payee, proposal,
            at: try reader.time("time"))
        state.open[id] = payment
        plain[id] = payment.group
    }

    mutating func readGroup(_ reader: inout ObjectReader) throws(FieldError) {
        var ids: [PaymentID] = []
        var keys: Set<ClassKey> = []
        for element in try reader.array("payments") {
            guard case .string(let text) = element, let id = PaymentID(text),
                let key = plain.removeValue(forKey: id)
            else { throw reader.error("payments", "must be open, each in one group") }
            ids.append(id)
            keys.insert(key)
        }
        guard let key = keys.first, keys.count == 1 else {
            throw reader.error("payments", "must be at least one, all of one class")
        }
        guard state.groups[key] == nil else {
            throw reader.error("payments", "must be all there are of their class")
        }
        var drawn = try reader.object("draws")
        let draws = Draws(
            general: try drawn.money("general"), reserve: try drawn.money("reserve"),
            emergency: try drawn.money("emergency"))
        try drawn.finish()
        state.groups[key] = SignatureGroup(
            ids, try reader.money("amount"), draws, floor: try reader.money("floor"),
            at: try reader.time("time"))
    }

    mutating func readEnded(_ reader: inout ObjectReader) throws(FieldError) {
        let id = try payment(&reader)
        guard let status = PaymentStatus(rawValue: try reader.string("status")) else {
            throw reader.error("status", "must be one that is known")
        }
        guard state.past.add(id, status, at: try reader.time("at")) else {
            throw reader.error("payment", "must have come to one end")
        }
    }

    private func payment(_ reader: inout ObjectReader) throws(FieldError) -> PaymentID {
        guard let id = PaymentID(try reader.string("payment")) else {
            throw reader.error("payment", "must be a payment's id")
        }
        return id
    }

    /// What the bytes say that were decoded when they came: nothing of it is taken on the snapshot's word.
    private func proposal(_ reader: inout ObjectReader) throws(FieldError) -> Proposal {
        guard let name = WalletName(try reader.string("wallet")), let wallet = state.wallets[name],
            let payload = Hex.decode(try reader.string("payload")),
            let proposal = try? Chains.named(name.chain)?.read(payload: payload, wallet: wallet)
        else { throw reader.error("payload", "must be one that its wallet can have signed") }
        return proposal
    }

    /// The rates of each asset of a worst case: its own, and where there is one that of its currency; none of a
    /// card's, where budgets are kept in it.
    private func prices(
        _ reader: inout ObjectReader, of proposal: Proposal
    ) throws(FieldError) -> [PricedAsset] {
        var prices: [PricedAsset] = []
        for element in try reader.array("rates") {
            var used: [Rate] = []
            if element == .array([]), proposal.wallet.name.chain == Card.name,
                let currency = Currency(proposal.wallet.kind)
            {
                prices.append(PricedAsset(asset: currency.code, price: .par(currency)))
                continue
            }
            if case .array(let seqs) = element {
                for case .integer(let seq) in seqs {
                    if let rate = rates[seq] { used.append(rate) }
                }
            }
            guard let own = used.first, used.count <= 2 else {
                throw reader.error("rates", "must be lists of one or two that stand before")
            }
            prices.append(
                PricedAsset(
                    asset: own.asset, price: Price(own: own, cross: used.dropFirst().first)))
        }
        return prices
    }
}
