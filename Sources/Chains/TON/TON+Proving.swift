public import JSON
internal import Terms

extension TON {
    /// Passes a proof that the payment's order ran out, or that another message took its seqno.
    ///
    /// Of an order that ran out: `masterchain_time` (RFC 3339, UTC), more than 60 seconds later
    /// than the payload's end, and the wallet's `seqno` then, which is the payload's still. Of a
    /// seqno that is gone: `seqno`, above the payload's; `consumed_by`, the hash of the message
    /// that took the payload's seqno (32 bytes, hex); and `included`, false. The payment's own hash
    /// (TEP-467) has the signature in it, so the payload can't tell it: `included` says that the
    /// message was another, and whoever holds the signed bytes should compare the two.
    /// Throws ``ProofError``.
    public static func nonExecutability(of payload: [UInt8], wallet: WalletFacts, proof: JSON)
        throws(ProofError)
    {
        let order: WalletV5Order
        let hashes: [Digest32]
        do throws(ChainError) {
            let proposal = try read(payload: payload, wallet: wallet)
            do throws(CellError) {
                let message = try ExternalMessage(
                    reading: try BagOfCellsReader.read(proposal.payload))
                order = try WalletV5Order(reading: message.body)
                hashes = [message.body.hash, try message.normalised().cell().hash]
            } catch { throw malformed(error) }
        } catch { throw ProofError(error) }
        try TONProof(proof).check(order, hashes: hashes)
    }
}
