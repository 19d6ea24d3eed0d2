/// The size of a transfer and what it costs at a fee rate.
///
/// Sizes are virtual bytes (BIP-141): a quarter of four times the bytes without witnesses plus the
/// bytes of the witnesses, rounded up.
enum BitcoinFee {
    /// The most that is paid a virtual byte, in thousandths of a satoshi: what Bitcoin Core's
    /// sendrawtransaction refuses above by itself (0.10 BTC for a thousand of them).
    static let mostRate: UInt64 = 10_000_000
    /// A witness at its largest: two items with their lengths, a signature of 72 bytes with its
    /// sighash byte, a key of 33.
    private static let witness = 1 + 1 + 72 + 1 + 33

    /// The most virtual bytes of a transfer from `inputs` inputs to these scripts.
    static func size(inputs: Int, scripts: [[UInt8]]) -> UInt64 {
        var bytes = 4 + compactSize(inputs) + 41 * inputs + compactSize(scripts.count) + 4
        for script in scripts { bytes += 8 + compactSize(script.count) + script.count }
        // Marker and flag are witness bytes, too.
        let weight = 4 * bytes + 2 + witness * inputs
        return UInt64((weight + 3) / 4)
    }

    /// What a size costs, satoshi, rounded up; the rate is at most ``mostRate``, so nothing wraps.
    static func satoshi(size: UInt64, rate: UInt64) -> UInt64 { (size * rate + 999) / 1_000 }

    /// The most a transfer may leave as fee: the highest rate, and change too small to keep.
    static func most(_ transfer: BitcoinTransfer) -> UInt64 {
        let scripts = [transfer.payment.script, transfer.own]
        return satoshi(size: size(inputs: transfer.inputs.count, scripts: scripts), rate: mostRate)
            + BitcoinTransfer.leastChange
    }

    private static func compactSize(_ count: Int) -> Int { count < 0xfd ? 1 : 3 }
}
