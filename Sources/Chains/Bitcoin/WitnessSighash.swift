internal import Digests
internal import Terms

/// What the signatures of a segwit version 0 transaction sign (BIP-143).
struct WitnessSighash: Sendable {
    /// Every input and every output is signed: nothing can be changed afterwards.
    static let all: UInt32 = 0x01

    private let version: UInt32
    private let lockTime: UInt32
    private let outpointsHash: Digest32
    private let sequencesHash: Digest32
    private let outputsHash: Digest32

    /// Hashes what all inputs share, once.
    init(
        version: UInt32, outpoints: [Outpoint], sequences: [UInt32], outputs: [BitcoinOutput],
        lockTime: UInt32
    ) {
        self.version = version
        self.lockTime = lockTime
        var bytes: [UInt8] = []
        for outpoint in outpoints { outpoint.append(to: &bytes) }
        outpointsHash = SHA256.twice(bytes)
        bytes = []
        for sequence in sequences { bytes.appendLittleEndian(sequence) }
        sequencesHash = SHA256.twice(bytes)
        bytes = []
        for output in outputs { output.append(to: &bytes) }
        outputsHash = SHA256.twice(bytes)
    }

    /// The digest of one input, whose script code stands with its length.
    func digest(
        of outpoint: Outpoint, scriptCode: [UInt8], satoshi: UInt64, sequence: UInt32
    ) -> Digest32 {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(182)
        bytes.appendLittleEndian(version)
        outpointsHash.append(to: &bytes)
        sequencesHash.append(to: &bytes)
        outpoint.append(to: &bytes)
        bytes += scriptCode
        bytes.appendLittleEndian(satoshi)
        bytes.appendLittleEndian(sequence)
        outputsHash.append(to: &bytes)
        bytes.appendLittleEndian(lockTime)
        bytes.appendLittleEndian(WitnessSighash.all)
        return SHA256.twice(bytes)
    }

    /// The digests of a transfer, one an input, in order.
    static func digests(of transfer: BitcoinTransfer) -> [Digest32] {
        let sighash = WitnessSighash(
            version: BitcoinTransfer.version, outpoints: transfer.inputs.map(\.outpoint),
            sequences: transfer.inputs.map { _ in BitcoinTransfer.sequence },
            outputs: transfer.outputs, lockTime: BitcoinTransfer.lockTime)
        let scriptCode = BitcoinScript.scriptCode(p2wpkh: transfer.own)
        return transfer.inputs.map {
            sighash.digest(
                of: $0.outpoint, scriptCode: scriptCode, satoshi: $0.satoshi,
                sequence: BitcoinTransfer.sequence)
        }
    }
}
