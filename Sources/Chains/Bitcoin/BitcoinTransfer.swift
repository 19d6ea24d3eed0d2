internal import Digests
internal import Terms

/// A payment from one P2WPKH wallet: its own outputs in, the payee's out, the rest back.
///
/// Version 2, no lock time; sequences say that the fee may be raised (BIP-125) and set no relative
/// lock (BIP-68).
struct BitcoinTransfer: Hashable, Sendable {
    /// One of the wallet's own outputs.
    struct Input: Hashable, Sendable {
        /// Which one.
        let outpoint: Outpoint
        /// What it holds, satoshi.
        let satoshi: UInt64
    }

    static let version: UInt32 = 2
    static let sequence: UInt32 = 0xffff_fffd
    static let lockTime: UInt32 = 0
    /// The most inputs: what a payment costs to judge and to log stays small.
    static let mostInputs = 100
    /// The least change that is worth an output of its own: P2WPKH's dust, satoshi.
    static let leastChange = BitcoinScript.Form.p2wpkh.dust

    /// What is spent, in order.
    let inputs: [Input]
    /// Who is paid, and how much.
    let payment: BitcoinOutput
    /// What comes back to the wallet, satoshi; nil where it became fee.
    let change: UInt64?
    /// The wallet's script.
    let own: [UInt8]

    /// Gathers the parts.
    init(inputs: [Input], payment: BitcoinOutput, change: UInt64?, own: [UInt8]) {
        self.inputs = inputs
        self.payment = payment
        self.change = change
        self.own = own
    }

    /// The payment, then the change.
    var outputs: [BitcoinOutput] {
        guard let change else { return [payment] }
        return [payment, BitcoinOutput(satoshi: change, script: own)]
    }

    /// What the inputs hold together, satoshi: at most a hundred amounts of at most 2^51.
    var total: UInt64 { inputs.reduce(0) { $0 + $1.satoshi } }

    /// What the network takes, satoshi: all that no output gets; nil where the outputs get more.
    var fee: UInt64? {
        let (rest, short) = total.subtractingReportingOverflow(payment.satoshi)
        let (fee, shorter) = rest.subtractingReportingOverflow(change ?? 0)
        return short || shorter ? nil : fee
    }

    /// The transaction without signatures, in the form without witnesses.
    var unsigned: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(100 + 41 * inputs.count)
        out.appendLittleEndian(BitcoinTransfer.version)
        appendBody(to: &out)
        out.appendLittleEndian(BitcoinTransfer.lockTime)
        return out
    }

    /// The transaction with one witness an input, as the network takes it (BIP-144).
    func signed(_ witnesses: [[[UInt8]]]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(100 + 150 * inputs.count)
        out.appendLittleEndian(BitcoinTransfer.version)
        out += [0x00, 0x01]
        appendBody(to: &out)
        for witness in witnesses {
            out.appendCompactSize(witness.count)
            for item in witness { out.appendWithLength(item) }
        }
        out.appendLittleEndian(BitcoinTransfer.lockTime)
        return out
    }

    /// The transaction's id as people read it: signatures are no part of it.
    var txid: String { Hex.encode(hash.bytes.reversed()) }

    /// The transaction's hash in the order it is hashed in.
    var hash: Digest32 { SHA256.twice(unsigned) }

    private func appendBody(to out: inout [UInt8]) {
        out.appendCompactSize(inputs.count)
        for input in inputs {
            input.outpoint.append(to: &out)
            out.appendCompactSize(0)
            out.appendLittleEndian(BitcoinTransfer.sequence)
        }
        let outputs = outputs
        out.appendCompactSize(outputs.count)
        for output in outputs { output.append(to: &out) }
    }
}
