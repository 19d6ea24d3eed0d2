internal import Terms

extension Card {
    /// Builds the order, reads its bytes back, and bounds what it can cost: its amount, and no fee.
    ///
    /// That a merchant charges no more than that no vault can hold it to; SECURITY.md says so. Throws
    /// ``ChainError/malformed(field:clause:)`` for a request that is not of the form, and
    /// ``ChainError/refused(rule:detail:hint:)`` for another currency than the card's.
    public static func propose(_ request: ProposalRequest) throws(ChainError) -> Proposal {
        let asset = try asset(of: request.wallet)
        let intent = try CardIntent(request.intent, asset: asset)
        let facts = try CardFacts(request.network)
        let end = request.now.adding(seconds: facts.validFor)
        let order = CardOrder(
            merchant: intent.merchant, atoms: intent.atoms, number: facts.order,
            // Whole seconds are what the order has; rounded down, it never holds longer than asked.
            until: Moment(seconds: end.nanoseconds / Moment.second))
        return try read(
            payload: order.payload(of: request.wallet, asset), wallet: request.wallet)
    }

    /// Reads stored bytes back into the proposal they came from.
    ///
    /// Throws ``ChainError/malformed(field:clause:)``; the field is `payload`.
    public static func read(payload: [UInt8], wallet: WalletFacts) throws(ChainError) -> Proposal {
        let asset = try asset(of: wallet)
        let order = try CardOrder.read(payload: payload, of: wallet, asset)
        let amount = AssetAmount(asset: asset, atoms: order.atoms)
        return Proposal(
            chain: name, wallet: wallet, payload: payload,
            digests: [CardOrder.digest(of: payload)],
            payee: account(order.merchant, wallet.network), value: amount,
            fee: AssetAmount(asset: asset, atoms: 0), worstCase: [amount],
            exclusivityClass:
                "card/\(wallet.network.rawValue)/\(Hex.encode(wallet.publicKey))/\(order.number)",
            validUntil: order.until)
    }

    /// The currency of a card; throws for a wallet that is none.
    static func asset(of wallet: WalletFacts) throws(ChainError) -> Asset {
        guard wallet.name.chain == name, wallet.account.chain == name,
            wallet.account.network == wallet.network, wallet.account.bytes == wallet.publicKey,
            wallet.publicKey.count == 32, let currency = CardCurrency.named(wallet.kind)
        else { throw .malformed(field: "wallet", clause: "must be a card with its key") }
        return asset(currency, wallet.network)
    }
}
