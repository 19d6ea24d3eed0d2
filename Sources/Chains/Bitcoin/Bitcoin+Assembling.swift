internal import Digests
internal import Terms

extension Bitcoin {
    /// Joins one signature an input to the payload, as the raw transaction a node takes.
    ///
    /// The id is the txid, which has no signature in it. Throws
    /// ``ChainError/malformed(field:clause:)`` for a payload that is no transfer of the wallet, for
    /// another number of signatures, and for one outside the ranges of BIP-66 and BIP-146.
    public static func assemble(_ proposal: Proposal, signatures: [Signature]) throws(ChainError)
        -> SignedTransaction
    {
        let transfer = try decode(proposal.payload, try script(of: proposal.wallet))
        guard signatures.count == transfer.inputs.count else {
            throw .malformed(
                field: "signature",
                clause: "must be one an input, not \(signatures.count) for "
                    + "\(transfer.inputs.count)")
        }
        var witnesses: [[[UInt8]]] = []
        for signature in signatures {
            guard let der = DERSignature(signature) else {
                throw .malformed(field: "signature", clause: "has an r or s outside its range")
            }
            witnesses.append([
                der.bytes + [UInt8(WitnessSighash.all)], proposal.wallet.publicKey,
            ])
        }
        return SignedTransaction(
            format: "bitcoin-raw", encoding: "hex", data: Hex.encode(transfer.signed(witnesses)),
            id: transfer.txid, validUntil: nil)
    }
}
