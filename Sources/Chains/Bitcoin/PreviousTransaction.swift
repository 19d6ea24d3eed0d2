internal import Digests
internal import Terms

/// A transaction whose output is spent: its hash, and the amount and script of that output.
///
/// A segwit signature commits to the amount of its own input alone, so amounts are believed from
/// nothing but the transaction whose hash the outpoint names.
struct PreviousTransaction: Hashable, Sendable {
    /// The double SHA-256 without witnesses.
    let hash: Digest32
    /// What the output holds, satoshi.
    let satoshi: UInt64
    /// The output's script.
    let script: [UInt8]

    /// Reads a transaction in consensus serialisation, with witnesses (BIP-144) or without.
    ///
    /// Throws ``BitcoinError`` for any other bytes, and where there is no output `index`.
    init(_ bytes: [UInt8], output index: UInt32) throws(BitcoinError) {
        var reader = BitcoinReader(bytes)
        let version = try reader.take(4)
        // A transaction has inputs, so a count of zero is the marker of one with witnesses.
        let hasWitnesses = reader.next == 0
        if hasWitnesses {
            guard try reader.number(2) == 0x0100 else { throw .unexpected("no inputs") }
        }
        let start = reader.offset
        let inputs = try PreviousTransaction.skipInputs(&reader)
        let found = try PreviousTransaction.output(index, &reader)
        let body = reader.slice(from: start)
        if hasWitnesses { try PreviousTransaction.skipWitnesses(of: inputs, &reader) }
        let lockTime = try reader.take(4)
        try reader.finish()
        guard let found else { throw .unexpected("no output \(index)") }
        hash = SHA256.twice(Array([version, body, lockTime].joined()))
        (satoshi, script) = found
    }

    private static func skipInputs(_ reader: inout BitcoinReader) throws(BitcoinError) -> Int {
        // An outpoint, a script's length, a sequence: 41 bytes at least.
        let count = try reader.count(least: 41)
        guard count > 0 else { throw .unexpected("no inputs") }
        for _ in 0..<count {
            try reader.skip(36)
            try reader.skip(try reader.count(least: 1))
            try reader.skip(4)
        }
        return count
    }

    private static func output(_ index: UInt32, _ reader: inout BitcoinReader)
        throws(BitcoinError) -> (UInt64, [UInt8])?
    {
        // An amount and a script's length: nine bytes at least.
        let count = try reader.count(least: 9)
        var found: (UInt64, [UInt8])?
        for place in 0..<count {
            let satoshi = try reader.number(8)
            guard satoshi <= Bitcoin.mostSatoshi else {
                throw .unexpected("an output of more than there is")
            }
            let script = try reader.take(try reader.count(least: 1))
            if place == Int(index) { found = (satoshi, Array(script)) }
        }
        return found
    }

    private static func skipWitnesses(of inputs: Int, _ reader: inout BitcoinReader)
        throws(BitcoinError)
    {
        var items = 0
        for _ in 0..<inputs {
            let count = try reader.count(least: 1)
            items += count
            for _ in 0..<count { try reader.skip(try reader.count(least: 1)) }
        }
        // Bitcoin Core refuses it: the same transaction has a form without.
        guard items > 0 else { throw .unexpected("witnesses that are all empty") }
    }
}
