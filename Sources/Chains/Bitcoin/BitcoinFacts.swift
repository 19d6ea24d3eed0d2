internal import JSON
internal import Terms

/// What only the network knows of a payment and its caller brings: the `network` object.
struct BitcoinFacts: Hashable, Sendable {
    /// An output to be spent, with the transaction that made it.
    struct Input: Hashable, Sendable {
        /// Which output, as the caller names it.
        let outpoint: Outpoint
        /// The transaction, as its bytes tell.
        let previous: PreviousTransaction
    }

    /// What is to be spent, in order.
    let inputs: [Input]
    /// Thousandths of a satoshi a virtual byte.
    let rate: UInt64

    /// Reads the object.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a field that is missing, unknown or not
    /// of its form, `bitcoin.input-count`, `bitcoin.fee-rate` or `bitcoin.previous-transaction`.
    init(_ json: JSON) throws(ChainError) {
        let list: [JSON]
        let rate: String
        do {
            var reader = try ObjectReader(json, at: "network")
            list = try reader.array("inputs")
            rate = try reader.string("fee_rate")
            try reader.finish()
        } catch { throw .malformed(field: error.path, clause: error.clause) }
        self.rate = try BitcoinFacts.rate(rate)
        guard (1...BitcoinTransfer.mostInputs).contains(list.count) else {
            throw .refused(
                rule: "bitcoin.input-count",
                detail: "\(list.count) inputs are outside 1 to \(BitcoinTransfer.mostInputs)",
                hint: "name the outputs to spend, or bring small ones together first")
        }
        var inputs: [Input] = []
        for (index, json) in list.enumerated() {
            inputs.append(try BitcoinFacts.input(json, at: "network.inputs[\(index)]"))
        }
        self.inputs = inputs
    }

    private static func rate(_ text: String) throws(ChainError) -> UInt64 {
        let rate: UInt128
        do { rate = try DecimalText.parse(text, decimals: 3) } catch {
            throw .malformed(field: "network.fee_rate", clause: error.clause)
        }
        guard rate > 0, rate <= UInt128(BitcoinFee.mostRate) else {
            throw .refused(
                rule: "bitcoin.fee-rate",
                detail: "fee_rate \(text) is not above 0 and at most "
                    + "\(BitcoinFee.mostRate / 1_000) satoshi a virtual byte",
                hint: "ask for what the next blocks take")
        }
        return UInt64(rate)
    }

    private static func input(_ json: JSON, at path: String) throws(ChainError) -> Input {
        let txid: String
        let index: UInt64
        let hex: String
        do {
            var reader = try ObjectReader(json, at: path)
            txid = try reader.string("txid")
            index = try reader.integer("vout")
            hex = try reader.string("previous_transaction")
            try reader.finish()
        } catch { throw .malformed(field: error.path, clause: error.clause) }
        guard let hash = Hex.decode(txid).flatMap({ Digest32(Array($0.reversed())) }) else {
            throw .malformed(field: "\(path).txid", clause: "must be 64 hex digits")
        }
        guard let place = UInt32(exactly: index) else {
            throw .malformed(field: "\(path).vout", clause: "must be at most \(UInt32.max)")
        }
        guard let bytes = Hex.decode(hex) else {
            throw .malformed(field: "\(path).previous_transaction", clause: "must be hex")
        }
        let previous: PreviousTransaction
        do { previous = try PreviousTransaction(bytes, output: place) } catch {
            throw .malformed(field: "\(path).previous_transaction", clause: error.clause)
        }
        guard previous.hash == hash else {
            throw .refused(
                rule: "bitcoin.previous-transaction",
                detail: "\(path).previous_transaction hashes to "
                    + "\(Hex.encode(previous.hash.bytes.reversed())), not to its txid",
                hint: "bring the transaction that made the output, with or without its witnesses")
        }
        return Input(outpoint: Outpoint(hash: hash, index: place), previous: previous)
    }
}
