internal import Digests
internal import Terms

extension Bitcoin {
    /// Builds a payment from the outputs the caller names, reads it back, and says what it costs.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a request that is not of the form, and
    /// ``ChainError/refused(rule:detail:hint:)`` for one that is never signed.
    public static func propose(_ request: ProposalRequest) throws(ChainError) -> Proposal {
        let own = try script(of: request.wallet)
        let intent = try BitcoinIntent(request.intent, asset: bitcoin(request.wallet.network))
        let facts = try BitcoinFacts(request.network)
        for (index, input) in facts.inputs.enumerated() where input.previous.script != own {
            throw BitcoinRules.notOwn(index)
        }
        let transfer = try transfer(intent.payment, facts, own)
        try BitcoinRules.check(transfer)
        let payload = PSBT.write(transfer)
        // What is charged is what the bytes say, so the bytes are asked, not the fields they came
        // from.
        guard try decode(payload, own) == transfer else {
            throw .malformed(
                field: "payload", clause: "reads back as another transfer than was asked for")
        }
        return try proposal(transfer, payload, request.wallet)
    }

    /// Reads unsigned bytes back into the proposal they came from, under the same rules.
    ///
    /// Throws what ``propose(_:)`` throws; the field is `payload`.
    public static func read(payload: [UInt8], wallet: WalletFacts) throws(ChainError) -> Proposal {
        let transfer = try decode(payload, try script(of: wallet))
        try BitcoinRules.check(transfer)
        return try proposal(transfer, payload, wallet)
    }

    /// Reads a payload of the wallet whose script is `own`.
    static func decode(_ payload: [UInt8], _ own: [UInt8]) throws(ChainError) -> BitcoinTransfer {
        do { return try PSBT.read(payload, own: own) } catch {
            throw .malformed(field: "payload", clause: error.clause)
        }
    }

    /// The wallet's own script, which must be its key's.
    static func script(of wallet: WalletFacts) throws(ChainError) -> [UInt8] {
        let script = BitcoinScript.p2wpkh(Hash160.hash(wallet.publicKey))
        guard wallet.name.chain == name, wallet.account.chain == name, kinds.contains(wallet.kind),
            wallet.publicKey.count == 33, wallet.account.network == wallet.network,
            wallet.account.bytes == script
        else {
            throw .malformed(field: "wallet", clause: "must be a Bitcoin wallet with its account")
        }
        return script
    }

    /// Decides the change: what is left, if it is worth an output of its own; else it is fee.
    private static func transfer(
        _ payment: BitcoinOutput, _ facts: BitcoinFacts, _ own: [UInt8]
    ) throws(ChainError) -> BitcoinTransfer {
        let inputs = facts.inputs.map {
            BitcoinTransfer.Input(outpoint: $0.outpoint, satoshi: $0.previous.satoshi)
        }
        func need(_ scripts: [[UInt8]]) -> UInt64 {
            // Amounts are below 2^51, a fee at the highest rate below 2^37: nothing wraps.
            payment.satoshi
                + BitcoinFee.satoshi(
                    size: BitcoinFee.size(inputs: inputs.count, scripts: scripts), rate: facts.rate)
        }
        let without = BitcoinTransfer(inputs: inputs, payment: payment, change: nil, own: own)
        let needed = need([payment.script, own])
        if without.total >= needed + BitcoinTransfer.leastChange {
            return BitcoinTransfer(
                inputs: inputs, payment: payment, change: without.total - needed, own: own)
        }
        let least = need([payment.script])
        guard without.total >= least else {
            throw BitcoinRules.insufficient(have: without.total, need: least)
        }
        return without
    }

    private static func proposal(
        _ transfer: BitcoinTransfer, _ payload: [UInt8], _ wallet: WalletFacts
    ) throws(ChainError) -> Proposal {
        guard let fee = transfer.fee else {
            throw BitcoinRules.insufficient(have: transfer.total, need: transfer.payment.satoshi)
        }
        let bitcoin = bitcoin(wallet.network)
        let payee = BitcoinAddress(script: transfer.payment.script, network: wallet.network)
        return Proposal(
            chain: name, wallet: wallet, payload: payload,
            digests: WitnessSighash.digests(of: transfer), payee: payee.account,
            value: AssetAmount(asset: bitcoin, atoms: UInt128(transfer.payment.satoshi)),
            fee: AssetAmount(asset: bitcoin, atoms: UInt128(fee)),
            worstCase: [
                AssetAmount(asset: bitcoin, atoms: UInt128(transfer.payment.satoshi + fee))
            ],
            exclusivityClass: exclusivityClass(transfer, wallet),
            // Bitcoin's signatures do not expire: only spending an input elsewhere ends one.
            validUntil: nil)
    }

    /// The very set of outputs, in any order: transactions that share all of them can't both land.
    ///
    /// Sharing some is no class, since a third can share the rest with each.
    private static func exclusivityClass(
        _ transfer: BitcoinTransfer, _ wallet: WalletFacts
    ) -> String {
        let outpoints = transfer.inputs.map(\.outpoint.bytes)
            .sorted { $0.lexicographicallyPrecedes($1) }
        return "bitcoin/\(wallet.account.text)/" + SHA256.hash(Array(outpoints.joined())).hex
    }
}
