internal import JSON
internal import Terms

/// What a proof says of a Bitcoin payment that can't land any more.
struct BitcoinProof: Hashable, Sendable {
    /// How deep the other transaction must lie: what nodes and exchanges hold for final.
    static let leastConfirmations: UInt64 = 6

    /// The output that somebody spent.
    let outpoint: Outpoint
    /// The hash of the transaction that spent it, in the order it is hashed in.
    let spender: Digest32
    /// How many blocks hold or follow that transaction.
    let confirmations: UInt64

    /// What is taken, as hints show it.
    private static let form =
        "{\"chain\": \"bitcoin\", \"txid\": \"HEX\", \"vout\": N, \"spent_by\": \"HEX\", "
        + "\"confirmations\": N}"

    /// Reads the object, whose hashes are written as people read them.
    ///
    /// Throws ``ProofError`` for any other form.
    init(_ json: JSON) throws(ProofError) {
        do throws(FieldError) {
            var reader = try Bitcoin.reader(of: json)
            let hash = try BitcoinProof.hash("txid", &reader)
            guard let index = UInt32(exactly: try reader.integer("vout")) else {
                throw reader.error("vout", "must be at most \(UInt32.max)")
            }
            outpoint = Outpoint(hash: hash, index: index)
            spender = try BitcoinProof.hash("spent_by", &reader)
            confirmations = try reader.integer("confirmations")
            try reader.finish()
        } catch { throw ProofError(error, form: BitcoinProof.form) }
    }

    /// Passes if `transfer` is dead: an output it needs went elsewhere, for good.
    func check(_ transfer: BitcoinTransfer) throws(ProofError) {
        guard transfer.inputs.contains(where: { $0.outpoint == outpoint }) else {
            let known = transfer.inputs.first.map { "\($0.outpoint.txid):\($0.outpoint.index)" }
            throw ProofError(
                clause: "names \(outpoint.txid):\(outpoint.index), which is none of the payment's "
                    + "\(transfer.inputs.count) inputs",
                hint: "name one that it spends, as \(known ?? "its inputs") is")
        }
        guard spender != transfer.hash else { throw .landed }
        guard spender != outpoint.hash else {
            throw ProofError(
                clause: "has a spent_by that is the txid which made the output, and no "
                    + "transaction spends its own",
                hint: "name the transaction that spends \(outpoint.txid):\(outpoint.index)")
        }
        guard confirmations >= BitcoinProof.leastConfirmations else {
            throw ProofError(
                clause: "has \(confirmations) confirmations, fewer than "
                    + "\(BitcoinProof.leastConfirmations)",
                hint: "wait for \(BitcoinProof.leastConfirmations - confirmations) more")
        }
    }

    private static func hash(_ key: String, _ reader: inout ObjectReader) throws(FieldError)
        -> Digest32
    {
        let text = try reader.string(key)
        guard let hash = Hex.decode(text).flatMap({ Digest32(Array($0.reversed())) }) else {
            throw reader.error(key, "must be 64 hex digits")
        }
        return hash
    }
}
