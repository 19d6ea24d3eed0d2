internal import Digests
internal import Terms

extension TON {
    /// Joins the signature to the payload as the bag of cells that a node takes.
    ///
    /// The id is the hash of the message in normal form (TEP-467), lower-case hex. Throws
    /// ``ChainError/malformed(field:clause:)`` for a payload that is no order of the wallet's, and
    /// for a signature that is not 64 bytes of Ed25519.
    public static func assemble(_ proposal: Proposal, signatures: [Signature]) throws(ChainError)
        -> SignedTransaction
    {
        guard signatures.count == 1 else {
            throw .malformed(field: "signature", clause: "must be one, not \(signatures.count)")
        }
        do throws(CellError) {
            let unsigned = try ExternalMessage(
                reading: try BagOfCellsReader.read(proposal.payload))
            let signed = ExternalMessage(
                to: unsigned.to, stateInit: unsigned.stateInit,
                body: try WalletV5Signature.appended(signatures[0], to: unsigned.body))
            return SignedTransaction(
                format: "ton-boc", encoding: "base64",
                data: Base64.encode(BagOfCells.write(try signed.cell(), checksum: true)),
                id: try signed.normalised().cell().hash.hex, validUntil: proposal.validUntil)
        } catch { throw malformed(error) }
    }
}
