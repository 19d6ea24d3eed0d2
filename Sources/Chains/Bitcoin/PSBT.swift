/// Unsigned bytes with what their signatures commit to: a partially signed transaction (BIP-174,
/// version 0) of one global field and, for each input, the output it spends.
///
/// Such a file can be looked at with any Bitcoin wallet.
enum PSBT {
    private static let magic: [UInt8] = [0x70, 0x73, 0x62, 0x74, 0xff]
    /// PSBT_GLOBAL_UNSIGNED_TX.
    private static let unsignedTransaction: UInt8 = 0x00
    /// PSBT_IN_WITNESS_UTXO.
    private static let witnessUTXO: UInt8 = 0x01

    /// Writes a transfer.
    static func write(_ transfer: BitcoinTransfer) -> [UInt8] {
        let unsigned = transfer.unsigned
        var out = magic
        out.reserveCapacity(unsigned.count + 45 * transfer.inputs.count + 32)
        appendField(unsignedTransaction, unsigned, to: &out)
        out.append(0)
        for input in transfer.inputs {
            var output: [UInt8] = []
            BitcoinOutput(satoshi: input.satoshi, script: transfer.own).append(to: &output)
            appendField(witnessUTXO, output, to: &out)
            out.append(0)
        }
        // No field says anything of an output: which one is change is decided by its script.
        for _ in transfer.outputs { out.append(0) }
        return out
    }

    /// Reads a transfer of the wallet whose script is `own`.
    ///
    /// Throws ``BitcoinError`` for anything that ``write(_:)`` would not write: other fields,
    /// repeated ones, outputs of another script.
    static func read(_ bytes: [UInt8], own: [UInt8]) throws(BitcoinError) -> BitcoinTransfer {
        var reader = BitcoinReader(bytes)
        guard try reader.take(magic.count).elementsEqual(magic) else {
            throw .unexpected("no magic of a PSBT")
        }
        let unsigned = Array(try field(unsignedTransaction, &reader))
        try end(&reader)
        // The count of inputs stands behind the version, in one byte: there are 100 at most.
        guard unsigned.count > 4, (1...BitcoinTransfer.mostInputs).contains(Int(unsigned[4])) else {
            throw .unexpected("no inputs, or more than \(BitcoinTransfer.mostInputs)")
        }
        var satoshi: [UInt64] = []
        for _ in 0..<Int(unsigned[4]) {
            var output = BitcoinReader(Array(try field(witnessUTXO, &reader)))
            let spent = try BitcoinOutput(&output)
            try output.finish()
            try end(&reader)
            guard spent.script == own else { throw .unexpected("an input of another script") }
            guard spent.satoshi <= Bitcoin.mostSatoshi else {
                throw .unexpected("an input of more than there is")
            }
            satoshi.append(spent.satoshi)
        }
        let transfer = try BitcoinTransfer(unsigned: unsigned, satoshi: satoshi, own: own)
        for _ in transfer.outputs { try end(&reader) }
        try reader.finish()
        return transfer
    }

    private static func appendField(_ type: UInt8, _ value: [UInt8], to out: inout [UInt8]) {
        out += [1, type]
        out.appendWithLength(value)
    }

    /// The value of the one field that may stand here.
    private static func field(_ type: UInt8, _ reader: inout BitcoinReader) throws(BitcoinError)
        -> ArraySlice<UInt8>
    {
        guard try reader.number(1) == 1, try reader.number(1) == UInt64(type) else {
            throw .unexpected("another field than the one that belongs there")
        }
        return try reader.take(try reader.count(least: 1))
    }

    /// Passes over the zero that ends a map.
    private static func end(_ reader: inout BitcoinReader) throws(BitcoinError) {
        guard try reader.number(1) == 0 else { throw .unexpected("a field too many") }
    }
}
