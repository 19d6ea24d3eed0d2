internal import Digests
internal import Terms

extension TON {
    /// What unsigned bytes say: the message's cell, the message, and the order in it.
    typealias Decoded = (cell: Cell, message: ExternalMessage, order: WalletV5Order)

    /// Builds a transfer from a wallet V5R1, reads its bytes back, and bounds what it can cost.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a request that is not of the form, and
    /// ``ChainError/refused(rule:detail:hint:)`` for one that is never signed.
    public static func propose(_ request: ProposalRequest) throws(ChainError) -> Proposal {
        let (wallet, address) = try walletV5(request.wallet)
        let intent = try TONIntent(request.intent, asset: toncoin(request.wallet.network))
        let facts = try TONFacts(request.network)
        let order = WalletV5Order(
            walletID: wallet.walletID,
            validUntil: try expiry(after: request.now, seconds: facts.validFor),
            seqno: facts.seqno, transfer: intent.transfer)
        let payload: [UInt8]
        do throws(CellError) {
            let message = ExternalMessage(
                to: address, stateInit: facts.deployed ? nil : try wallet.stateInit(),
                body: try order.unsignedBody())
            payload = BagOfCells.write(try message.cell(), checksum: false)
        } catch { throw malformed(error) }
        // What is charged is what the bytes say, so the bytes are asked, not the fields they came
        // from.
        let again = try decode(payload, wallet, address)
        guard again.order == order, (again.message.stateInit == nil) == facts.deployed else {
            throw .malformed(
                field: "payload", clause: "reads back as another transfer than was asked for")
        }
        return try proposal(again, payload, request.wallet)
    }

    /// Reads unsigned bytes back into the proposal they came from, under the same rules.
    ///
    /// Throws what ``propose(_:)`` throws; the field is `payload`.
    public static func read(payload: [UInt8], wallet: WalletFacts) throws(ChainError) -> Proposal {
        let (walletV5, address) = try walletV5(wallet)
        return try proposal(try decode(payload, walletV5, address), payload, wallet)
    }

    /// The order and its message, if `payload` is a message to this very wallet.
    static func decode(
        _ payload: [UInt8], _ wallet: WalletV5, _ address: TONAddress
    ) throws(ChainError) -> Decoded {
        do throws(CellError) {
            let cell = try BagOfCellsReader.read(payload)
            let message = try ExternalMessage(reading: cell)
            let order = try WalletV5Order(reading: message.body)
            guard message.to == address else { throw .unexpected("another wallet's address") }
            guard order.walletID == wallet.walletID else {
                throw .unexpected("another network's wallet id")
            }
            // The wallet can't count past it: it would burn gas for the order, again and again.
            guard order.seqno < .max else { throw .unexpected("the last seqno there is") }
            if let stateInit = message.stateInit {
                guard order.seqno == 0, stateInit == (try wallet.stateInit()) else {
                    throw .unexpected("a first state that is not this wallet's at seqno 0")
                }
            }
            return (cell, message, order)
        } catch { throw malformed(error) }
    }

    private static func proposal(
        _ decoded: Decoded, _ payload: [UInt8], _ wallet: WalletFacts
    ) throws(ChainError) -> Proposal {
        let (cell, message, order) = decoded
        let transfer = order.transfer
        try TONRules.check(transfer)
        let fee: UInt128
        do { fee = try TONFee(cell, transfer: transfer).total } catch { throw malformed(error) }
        let toncoin = toncoin(wallet.network)
        return Proposal(
            chain: name, wallet: wallet, payload: payload, digests: [message.body.hash],
            payee: account(transfer.to, wallet.network),
            value: AssetAmount(asset: toncoin, atoms: transfer.nanoTON),
            fee: AssetAmount(asset: toncoin, atoms: fee),
            // Both are far below 2^127: the rules bound the one, a message's size the other.
            worstCase: [AssetAmount(asset: toncoin, atoms: transfer.nanoTON + fee)],
            // The address stands for key, network and version: a wallet takes a seqno once.
            exclusivityClass: "ton/\(wallet.account.text)/\(order.seqno)",
            validUntil: Moment(seconds: Int64(order.validUntil)))
    }

    /// The wallet as its key has it, which must be the one its account names.
    private static func walletV5(_ wallet: WalletFacts) throws(ChainError) -> (
        WalletV5, TONAddress
    ) {
        let known = WalletV5(publicKey: wallet.publicKey, network: wallet.network)
        guard wallet.name.chain == name, kinds.contains(wallet.kind),
            let address = try? known.address(), account(address, wallet.network) == wallet.account
        else {
            throw .malformed(field: "wallet", clause: "must be a TON wallet with its account")
        }
        return (known, address)
    }

    /// The Unix time at which an order that is signed now runs out.
    private static func expiry(after now: Moment, seconds: UInt64) throws(ChainError) -> UInt32 {
        guard let until = UInt32(exactly: now.seconds + Int64(seconds)) else {
            throw .malformed(
                field: "network.valid_for", clause: "ends beyond the times that TON can count")
        }
        return until
    }

    /// The error for bytes that are not of the form.
    static func malformed(_ error: CellError) -> ChainError {
        .malformed(field: "payload", clause: error.clause)
    }
}
