internal import Digests
internal import Terms

extension Ethereum {
    /// Joins the signature to the payload as the raw transaction of `eth_sendRawTransaction`.
    ///
    /// The id is Keccak-256 of the bytes. Throws ``ChainError/malformed(field:clause:)`` for a
    /// payload that is no transfer and for a signature outside the ranges of EIP-2.
    public static func assemble(_ proposal: Proposal, signatures: [Signature]) throws(ChainError)
        -> SignedTransaction
    {
        guard signatures.count == 1 else {
            throw .malformed(field: "signature", clause: "must be one, not \(signatures.count)")
        }
        let signed = SignedEthereumTransfer(
            transfer: try EthereumTransfer.read(payload: proposal.payload),
            signature: try EthereumSignature(signatures[0]))
        let raw = signed.raw
        return SignedTransaction(
            format: "ethereum-raw", encoding: "hex", data: "0x" + Hex.encode(raw),
            id: "0x" + Keccak256.hash(raw).hex, validUntil: nil)
    }
}
