public import JSON

extension Ethereum {
    /// Passes a proof that another transaction took the payment's nonce, for good.
    ///
    /// The form is `account_nonce`, an integer above the payload's nonce, read at the finalized
    /// block `finalized_block`, and `included`, false: the chain does not hold the payment's own
    /// hash. The hash has the signature in it, so the payload can't tell it. Throws ``ProofError``.
    public static func nonExecutability(of payload: [UInt8], wallet: WalletFacts, proof: JSON)
        throws(ProofError)
    {
        let transfer: EthereumTransfer
        do {
            transfer = try EthereumTransfer.read(
                payload: try read(payload: payload, wallet: wallet).payload)
        } catch { throw ProofError(error) }
        try EthereumProof(proof).check(transfer)
    }
}
