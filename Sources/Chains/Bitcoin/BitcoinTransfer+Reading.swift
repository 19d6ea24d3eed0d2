internal import Terms

extension BitcoinTransfer {
    /// Reads an unsigned transaction of a wallet, given what its inputs hold, in order.
    ///
    /// Throws ``BitcoinError`` for one that is not of the only form that is written here.
    init(unsigned bytes: [UInt8], satoshi: [UInt64], own: [UInt8]) throws(BitcoinError) {
        var reader = BitcoinReader(bytes)
        guard try reader.number(4) == UInt64(BitcoinTransfer.version) else {
            throw .unexpected("a version other than 2")
        }
        let count = try reader.count(least: 41)
        guard count == satoshi.count else { throw .unexpected("inputs without amounts") }
        var inputs: [Input] = []
        for index in 0..<count {
            guard let hash = Digest32(Array(try reader.take(32))) else { throw .truncated }
            let outpoint = Outpoint(hash: hash, index: UInt32(try reader.number(4)))
            guard try reader.number(1) == 0 else { throw .unexpected("a signature already") }
            guard try reader.number(4) == UInt64(BitcoinTransfer.sequence) else {
                throw .unexpected("a sequence other than fffffffd")
            }
            inputs.append(Input(outpoint: outpoint, satoshi: satoshi[index]))
        }
        let outputs = try reader.count(least: 9)
        guard outputs == 1 || outputs == 2 else {
            throw .unexpected("other outputs than payment and change")
        }
        let payment = try BitcoinOutput(&reader)
        var change: UInt64?
        if outputs == 2 {
            let output = try BitcoinOutput(&reader)
            // Change is what comes back to this very wallet: anything else is a second payee.
            guard output.script == own else { throw .unexpected("change to another script") }
            change = output.satoshi
        }
        guard try reader.number(4) == UInt64(BitcoinTransfer.lockTime) else {
            throw .unexpected("a lock time")
        }
        try reader.finish()
        self.init(inputs: inputs, payment: payment, change: change, own: own)
    }
}
