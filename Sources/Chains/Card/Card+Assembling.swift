internal import Digests
internal import Terms

extension Card {
    /// Joins the signature to the order: the grant, signature (64 bytes) before payload, base64.
    ///
    /// Whoever has the card's public key, which stands in the log, can check it offline. The id is the digest
    /// that was signed. Throws ``ChainError/malformed(field:clause:)`` for any other than one signature of
    /// 64 bytes.
    public static func assemble(_ proposal: Proposal, signatures: [Signature]) throws(ChainError)
        -> SignedTransaction
    {
        guard signatures.count == 1, signatures[0].bytes.count == 64,
            signatures[0].recoveryID == nil
        else { throw .malformed(field: "signature", clause: "must be one of Ed25519") }
        return SignedTransaction(
            format: "card-grant", encoding: "base64",
            data: Base64.encode(signatures[0].bytes + proposal.payload),
            id: CardOrder.digest(of: proposal.payload).hex, validUntil: proposal.validUntil)
    }
}
