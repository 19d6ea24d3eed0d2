import Chains
import Digests
import JSON
import Terms

@testable import Chains

/// One bitcoin that a test's wallet can spend, told apart by a number.
struct Coin {
    /// Nano-units of one CAD.
    static let cad: Int64 = 1_000_000_000

    let number: Int

    init(_ number: Int) { self.number = number }

    /// BIP-84's first address of "abandon ... about".
    static let wallet = Sample.must(facts, "a bitcoin wallet")

    private static var facts: WalletFacts? {
        let key = Hex.decode("0330d54fd0dd420a6e5f8d3624f5f3482cae350f79d5f0753bf5beef9c2d91af3c")
        guard let key, let name = WalletName("bitcoin/main"),
            let account = try? Bitcoin.account(publicKey: key, network: .mainnet, kind: "p2wpkh")
        else { return nil }
        return WalletFacts(
            name: name, network: .mainnet, kind: "p2wpkh", publicKey: key, account: account)
    }

    /// The transaction that made it: one input nobody looks at, one output of the wallet's.
    private var made: [UInt8] {
        var out: [UInt8] = []
        out.appendLittleEndian(UInt32(2))
        out.appendCompactSize(1)
        out += [UInt8](repeating: UInt8(0x11 + number), count: 32)
        out.appendLittleEndian(UInt32(0))
        out.appendWithLength([])
        out.appendLittleEndian(UInt32.max)
        out.appendCompactSize(1)
        BitcoinOutput(satoshi: 100_000_000, script: Coin.wallet.account.bytes).append(to: &out)
        out.appendLittleEndian(UInt32(0))
        return out
    }

    private var txid: JSON {
        .string(Hex.encode(SHA256.hash(SHA256.hash(made).bytes).bytes.reversed()))
    }

    /// It as an input of a payment.
    var input: JSON {
        ["txid": txid, "vout": 0, "previous_transaction": .string(Hex.encode(made))]
    }

    /// What proves that another transaction spent it.
    var proof: JSON {
        [
            "chain": "bitcoin", "txid": txid, "vout": 0,
            "spent_by": .string(String(repeating: "ab", count: 32)), "confirmations": 6,
        ]
    }
}
