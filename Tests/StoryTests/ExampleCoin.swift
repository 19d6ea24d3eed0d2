import Digests
import JSON
import Terms
import Testing

@testable import Chains

/// An output that pays a Bitcoin wallet, in a transaction made up for it.
enum ExampleCoin {
    /// An element of `network.inputs`; `mark` tells one from another.
    static func input(to address: String, satoshi: UInt64, mark: UInt8) throws -> JSON {
        let script = try #require(try Bitcoin.accounts(reading: address).first).bytes
        var bytes: [UInt8] = [2, 0, 0, 0, 1]
        bytes += [UInt8](repeating: mark, count: 32) + [0, 0, 0, 0]
        bytes += [0] + [0xff, 0xff, 0xff, 0xff] + [1]
        BitcoinOutput(satoshi: satoshi, script: script).append(to: &bytes)
        bytes += [0, 0, 0, 0]
        let hash = SHA256.hash(SHA256.hash(bytes).bytes)
        return [
            "txid": .string(Hex.encode(hash.bytes.reversed())), "vout": 0,
            "previous_transaction": .string(Hex.encode(bytes)),
        ]
    }
}
