internal import Terms

/// What is never signed for Bitcoin, however well formed it is.
enum BitcoinRules {
    /// Passes a transfer; throws ``ChainError/refused(rule:detail:hint:)`` with the rule it breaks.
    static func check(_ transfer: BitcoinTransfer) throws(ChainError) {
        try checkOutputs(transfer)
        try checkInputs(transfer)
        guard let fee = transfer.fee else {
            // Both are at most 2^51 by now.
            throw insufficient(
                have: transfer.total, need: transfer.payment.satoshi + (transfer.change ?? 0))
        }
        guard fee <= BitcoinFee.most(transfer) else {
            throw .refused(
                rule: "bitcoin.fee-rate",
                detail: "a fee of \(fee) satoshi is above the \(BitcoinFee.most(transfer)) of the "
                    + "highest rate",
                hint: "ask for a lower fee_rate")
        }
    }

    /// The payee's script is known and both amounts are worth relaying, and exist.
    private static func checkOutputs(_ transfer: BitcoinTransfer) throws(ChainError) {
        guard let form = BitcoinScript.form(of: transfer.payment.script) else {
            throw .refused(
                rule: "bitcoin.script", detail: "the payee's script is none of the standard forms",
                hint: "pay an address")
        }
        guard transfer.payment.satoshi >= form.dust else {
            throw .refused(
                rule: "bitcoin.dust",
                detail: "\(transfer.payment.satoshi) satoshi is below the \(form.dust) that nodes "
                    + "relay to such an address",
                hint: "ask for at least \(form.dust) satoshi")
        }
        let change = transfer.change ?? BitcoinTransfer.leastChange
        guard change >= BitcoinTransfer.leastChange else {
            throw .refused(
                rule: "bitcoin.dust",
                detail: "change of \(change) satoshi is below \(BitcoinTransfer.leastChange)",
                hint: "leave it to the fee")
        }
        guard max(transfer.payment.satoshi, change) <= Bitcoin.mostSatoshi else { throw overflow }
    }

    /// An output can be spent once: twice in one transaction, it would be counted twice.
    private static func checkInputs(_ transfer: BitcoinTransfer) throws(ChainError) {
        var seen: Set<Outpoint> = []
        for (index, input) in transfer.inputs.enumerated() {
            guard seen.insert(input.outpoint).inserted else {
                throw .refused(
                    rule: "bitcoin.input-duplicate",
                    detail: "inputs[\(index)] is \(input.outpoint.txid):\(input.outpoint.index), "
                        + "which stands before it already",
                    hint: "name each output once")
            }
        }
    }

    /// The refusal of inputs that hold less than what is paid.
    static func insufficient(have: UInt64, need: UInt64) -> ChainError {
        .refused(
            rule: "bitcoin.insufficient-inputs",
            detail: "the inputs hold \(have) satoshi, the payment with its fee needs \(need)",
            hint: "add inputs, ask for less, or lower the fee_rate")
    }

    /// The refusal of an output that is not the wallet's.
    static func notOwn(_ index: Int) -> ChainError {
        .refused(
            rule: "bitcoin.input-not-own",
            detail: "inputs[\(index)] has a script that is not this wallet's",
            hint: "spend outputs of the wallet's own address alone")
    }

    /// The refusal of more than there is.
    static let overflow: ChainError = .refused(
        rule: "bitcoin.overflow", detail: "the amount is above 21000000 BTC, which is all there is",
        hint: "ask for an amount that exists")
}
