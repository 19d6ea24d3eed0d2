public import JSON

extension Bitcoin {
    /// Passes a proof that another transaction spent one of the payment's inputs, for good.
    ///
    /// The form is `txid` and `vout`, an output that the payload spends; `spent_by`, the id of the
    /// transaction that spent it, which is not the payload's own (a segwit id has no signature in
    /// it, so the payload tells it); and `confirmations`, 6 or more. Throws ``ProofError``.
    public static func nonExecutability(of payload: [UInt8], wallet: WalletFacts, proof: JSON)
        throws(ProofError)
    {
        let transfer: BitcoinTransfer
        do {
            transfer = try decode(
                try read(payload: payload, wallet: wallet).payload, try script(of: wallet))
        } catch { throw ProofError(error) }
        try BitcoinProof(proof).check(transfer)
    }
}
