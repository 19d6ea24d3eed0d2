/// What a transaction pays: an amount and the script that can spend it.
struct BitcoinOutput: Hashable, Sendable {
    /// Satoshi.
    let satoshi: UInt64
    /// The script.
    let script: [UInt8]

    /// The output as it stands in a transaction.
    func append(to out: inout [UInt8]) {
        out.appendLittleEndian(satoshi)
        out.appendWithLength(script)
    }

    /// Reads an output.
    init(_ reader: inout BitcoinReader) throws(BitcoinError) {
        satoshi = try reader.number(8)
        script = Array(try reader.take(try reader.count(least: 1)))
    }

    /// Pairs an amount with a script.
    init(satoshi: UInt64, script: [UInt8]) {
        self.satoshi = satoshi
        self.script = script
    }
}
