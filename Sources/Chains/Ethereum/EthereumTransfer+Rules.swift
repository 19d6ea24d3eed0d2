public import Terms

extension EthereumTransfer {
    /// What a transfer of ether uses, exactly (Yellow Paper, appendix G: G_transaction).
    public static let intrinsicGas: UInt64 = 21_000
    /// The most gas any transaction may ask for (EIP-7825): 2^24.
    public static let gasCap: UInt64 = 16_777_216
    /// The last nonce JSON carries exactly; the chain itself ends at 2^64 - 2 (EIP-2681).
    public static let lastNonce: UInt64 = 9_007_199_254_740_991

    /// The most wei the network can take: all the gas at the highest price.
    ///
    /// The real price is at most `maxFeePerGas` in whatever block it lands. Throws
    /// `ethereum.overflow` above 128 bits: a product that wrapped would let a fortune pass as
    /// pennies.
    public func worstFee() throws(ChainError) -> UInt128 {
        let (fee, overflow) = UInt128(gasLimit).multipliedReportingOverflow(by: maxFeePerGas)
        guard !overflow else {
            throw EthereumTransfer.overflow(
                "\(gasLimit) gas at \(maxFeePerGas) wei does not fit 128 bits")
        }
        return fee
    }

    /// The most wei signing it can cost: value and worst fee.
    ///
    /// Throws `ethereum.overflow` above 128 bits.
    public func worstCost() throws(ChainError) -> UInt128 {
        let fee = try worstFee()
        let (cost, overflow) = value.addingReportingOverflow(fee)
        guard !overflow else {
            throw EthereumTransfer.overflow(
                "\(value) wei and a fee of \(fee) wei do not fit 128 bits together")
        }
        return cost
    }

    /// Passes what a wallet of `network` may sign.
    ///
    /// Throws ``ChainError/refused(rule:detail:hint:)`` with the first rule that is broken.
    public func check(against network: Network) throws(ChainError) {
        try checkChainID(network)
        try checkGas()
        guard nonce <= EthereumTransfer.lastNonce else {
            throw .refused(
                rule: "ethereum.nonce",
                detail: "nonce \(nonce) is above \(EthereumTransfer.lastNonce)",
                hint: "use the sender's next nonce")
        }
        guard !to.isReserved else {
            throw .refused(
                rule: "ethereum.payee",
                detail:
                    "\(to.text) is the zero address or a precompiled contract, which nobody owns",
                hint: "pay an address that somebody holds the key of")
        }
        guard value > 0 else {
            throw .refused(
                rule: "ethereum.value", detail: "a transfer of 0 wei pays nobody",
                hint: "ask for an amount above zero")
        }
    }

    /// The refusal of a number that is larger than what is reckoned in.
    static func overflow(_ detail: String) -> ChainError {
        .refused(
            rule: "ethereum.overflow", detail: detail,
            hint: "ask for an amount and a fee that exist")
    }

    /// The refusal of more gas than a transaction may ask for.
    static func gasAboveCap(_ gasLimit: UInt128) -> ChainError {
        .refused(
            rule: "ethereum.gas-limit",
            detail: "gas_limit \(gasLimit) is above the \(gasCap) that a transaction may ask for",
            hint: "a transfer uses \(intrinsicGas)")
    }

    private func checkChainID(_ network: Network) throws(ChainError) {
        let list = EthereumChainID.list(of: network)
        guard let known = EthereumChainID(rawValue: chainID) else {
            throw .refused(
                rule: "ethereum.chain-id", detail: "chain id \(chainID) is not a known network",
                hint: "a \(network.rawValue) wallet signs for chain id \(list)")
        }
        guard known.network == network else {
            throw .refused(
                rule: "ethereum.chain-id",
                detail:
                    "chain id \(chainID) is a \(known.network.rawValue) network and the wallet's "
                    + "key belongs to \(network.rawValue)",
                hint: "use a \(known.network.rawValue) wallet, or chain id \(list)")
        }
    }

    private func checkGas() throws(ChainError) {
        guard gasLimit >= EthereumTransfer.intrinsicGas else {
            throw .refused(
                rule: "ethereum.gas-limit",
                detail:
                    "gas_limit \(gasLimit) is below the \(EthereumTransfer.intrinsicGas) that a "
                    + "transfer uses",
                hint: "use \(EthereumTransfer.intrinsicGas)")
        }
        guard gasLimit <= EthereumTransfer.gasCap else {
            throw EthereumTransfer.gasAboveCap(UInt128(gasLimit))
        }
        guard maxPriorityFeePerGas <= maxFeePerGas else {
            throw .refused(
                rule: "ethereum.priority-fee",
                detail: "max_priority_fee_per_gas \(maxPriorityFeePerGas) is above max_fee_per_gas "
                    + "\(maxFeePerGas)",
                hint: "raise max_fee_per_gas, which includes the priority fee, or lower the other")
        }
    }
}
