public import JSON
internal import Terms

extension Card {
    /// Passes a proof that the grant ended before it was redeemed.
    ///
    /// The form is `order`, the payload's number; `ended`, the time it is looked at (RFC 3339, UTC), not before
    /// the payload's end; and `redeemed`, false. Whether that is so the gate knows by itself, from the log. Throws
    /// ``ProofError``.
    public static func nonExecutability(of payload: [UInt8], wallet: WalletFacts, proof: JSON)
        throws(ProofError)
    {
        let order: CardOrder
        do throws(ChainError) {
            order = try CardOrder.read(payload: payload, of: wallet, try asset(of: wallet))
        } catch { throw ProofError(error) }
        try CardProof(proof).check(order)
    }
}
