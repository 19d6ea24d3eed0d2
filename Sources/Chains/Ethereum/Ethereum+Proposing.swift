internal import Digests
internal import Terms

extension Ethereum {
    /// Builds an EIP-1559 transfer, reads its bytes back, and bounds what it can cost.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a request that is not of the form, and
    /// ``ChainError/refused(rule:detail:hint:)`` for one that is never signed.
    public static func propose(_ request: ProposalRequest) throws(ChainError) -> Proposal {
        try check(request.wallet)
        let intent = try EthereumIntent(request.intent, asset: ether(request.wallet.network))
        let facts = try EthereumFacts(request.network)
        let transfer = EthereumTransfer(
            chainID: facts.chainID, nonce: facts.nonce,
            maxPriorityFeePerGas: facts.maxPriorityFeePerGas, maxFeePerGas: facts.maxFeePerGas,
            gasLimit: facts.gasLimit, to: intent.to, value: intent.value)
        try transfer.check(against: request.wallet.network)
        let payload = transfer.payload
        // What is charged is what the bytes say, so the bytes are asked, not the fields they came
        // from.
        let again = try EthereumTransfer.read(payload: payload)
        guard again == transfer else {
            throw EthereumTransfer.malformed("reads back as another transfer than was asked for")
        }
        return try proposal(again, payload: payload, wallet: request.wallet)
    }

    /// Reads unsigned bytes back into the proposal they came from, under the same rules.
    ///
    /// Throws what ``propose(_:)`` throws; the field is `payload`.
    public static func read(payload: [UInt8], wallet: WalletFacts) throws(ChainError) -> Proposal {
        try check(wallet)
        let transfer = try EthereumTransfer.read(payload: payload)
        try transfer.check(against: wallet.network)
        return try proposal(transfer, payload: payload, wallet: wallet)
    }

    private static func proposal(
        _ transfer: EthereumTransfer, payload: [UInt8], wallet: WalletFacts
    ) throws(ChainError) -> Proposal {
        let ether = ether(wallet.network)
        let fee = try transfer.worstFee()
        let cost = try transfer.worstCost()
        return Proposal(
            chain: name, wallet: wallet, payload: payload, digests: [Keccak256.hash(payload)],
            payee: account(transfer.to, wallet.network),
            value: AssetAmount(asset: ether, atoms: transfer.value),
            fee: AssetAmount(asset: ether, atoms: fee),
            worstCase: [AssetAmount(asset: ether, atoms: cost)],
            // Without the chain id, one nonce on two chains would be charged once and land twice.
            exclusivityClass:
                "ethereum/\(transfer.chainID)/\(wallet.account.text)/\(transfer.nonce)",
            // Ethereum's signatures do not expire: only another transaction with the nonce ends
            // one.
            validUntil: nil)
    }

    private static func check(_ wallet: WalletFacts) throws(ChainError) {
        guard wallet.name.chain == name, wallet.account.chain == name, kinds.contains(wallet.kind),
            wallet.account.network == wallet.network,
            wallet.account.bytes.count == EthereumAddress.length
        else {
            throw .malformed(field: "wallet", clause: "must be an Ethereum wallet with its account")
        }
    }
}
