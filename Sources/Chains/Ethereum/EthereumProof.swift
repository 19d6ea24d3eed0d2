internal import JSON

/// What a proof says of a transfer of ether that can't land any more.
struct EthereumProof: Hashable, Sendable {
    /// How many transactions of the sender's the chain holds at the block.
    let accountNonce: UInt64
    /// The block, which can't be undone.
    let finalizedBlock: UInt64
    /// Whether the chain holds the transfer itself up to the block.
    let included: Bool

    /// What is taken, as hints show it.
    private static let form =
        "{\"chain\": \"ethereum\", \"account_nonce\": N, \"finalized_block\": N, "
        + "\"included\": false}"

    /// Reads the object; throws ``ProofError`` for any other form.
    init(_ json: JSON) throws(ProofError) {
        do {
            var reader = try Ethereum.reader(of: json)
            accountNonce = try reader.integer("account_nonce")
            finalizedBlock = try reader.integer("finalized_block")
            included = try reader.bool("included")
            try reader.finish()
        } catch { throw ProofError(error, form: EthereumProof.form) }
    }

    /// Passes if `transfer` is dead: its nonce is used for good, and not by itself.
    func check(_ transfer: EthereumTransfer) throws(ProofError) {
        guard !included else { throw .landed }
        // The first block holds no transactions: who names it has read no block.
        guard finalizedBlock > 0 else {
            throw ProofError(
                clause: "has finalized_block 0, at which nothing was sent yet",
                hint: "name the finalized block at which the nonce was read")
        }
        // An account's nonce is the next one it takes, so the payment's own is still open at it.
        guard accountNonce > transfer.nonce else {
            throw ProofError(
                clause: "has account_nonce \(accountNonce), which leaves the payment's nonce "
                    + "\(transfer.nonce) open",
                hint: "wait until the account's nonce is above \(transfer.nonce) at a finalized "
                    + "block; another transaction with nonce \(transfer.nonce) gets it there")
        }
    }
}
