import Digests
import JSON
import Terms

@testable import Chains

/// Requests for Bitcoin, correct unless a test changes them.
enum BitcoinPayments {
    /// BIP-84's first address of "abandon … about" and its key.
    static let key = "0330d54fd0dd420a6e5f8d3624f5f3482cae350f79d5f0753bf5beef9c2d91af3c"
    static let payer = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu"
    static let payee = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
    static let taproot = "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr"
    static let testPayee = "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"

    static func wallet(_ network: Network = .mainnet) throws -> WalletFacts {
        WalletFacts(
            name: try require(WalletName("bitcoin/main")), network: network, kind: "p2wpkh",
            publicKey: try hex(key),
            account: try Bitcoin.account(publicKey: hex(key), network: network, kind: "p2wpkh"))
    }

    static func own() throws -> [UInt8] { try wallet().account.bytes }

    /// A transaction that pays `outputs`, from one input that nobody looks at.
    static func previous(
        _ outputs: [(satoshi: UInt64, script: [UInt8])], witness: Bool = true, mark: UInt8 = 0x11
    ) -> [UInt8] {
        var out: [UInt8] = []
        out.appendLittleEndian(UInt32(2))
        if witness { out += [0x00, 0x01] }
        out.appendCompactSize(1)
        out += [UInt8](repeating: mark, count: 32)
        out.appendLittleEndian(UInt32(0))
        out.appendWithLength(witness ? [] : [0x51])
        out.appendLittleEndian(UInt32.max)
        out.appendCompactSize(outputs.count)
        for output in outputs {
            BitcoinOutput(satoshi: output.satoshi, script: output.script).append(to: &out)
        }
        if witness {
            out.appendCompactSize(1)
            out.appendWithLength([1, 2, 3])
        }
        out.appendLittleEndian(UInt32(0))
        return out
    }

    /// Its id, from the bytes without witness, computed apart from what is tested.
    static func txid(of outputs: [(satoshi: UInt64, script: [UInt8])], mark: UInt8 = 0x11)
        -> String
    {
        var out: [UInt8] = []
        out.appendLittleEndian(UInt32(2))
        out.appendCompactSize(1)
        out += [UInt8](repeating: mark, count: 32)
        out.appendLittleEndian(UInt32(0))
        out.appendWithLength([])
        out.appendLittleEndian(UInt32.max)
        out.appendCompactSize(outputs.count)
        for output in outputs {
            BitcoinOutput(satoshi: output.satoshi, script: output.script).append(to: &out)
        }
        out.appendLittleEndian(UInt32(0))
        return Hex.encode(SHA256.hash(SHA256.hash(out).bytes).bytes.reversed())
    }

    /// One input object: an output of `satoshi` to `script`, the wallet's own unless said otherwise.
    static func input(
        _ satoshi: UInt64 = 100_000, script: [UInt8]? = nil, vout: UInt32 = 0, mark: UInt8 = 0x11
    ) throws -> JSON {
        var outputs = [(satoshi: UInt64(777), script: try hex("6a"))]
        while outputs.count < Int(vout) { outputs.append(outputs[0]) }
        outputs.insert((satoshi, try script ?? own()), at: Int(vout))
        return [
            "txid": .string(txid(of: outputs, mark: mark)), "vout": .integer(UInt64(vout)),
            "previous_transaction": .string(Hex.encode(previous(outputs, mark: mark))),
        ]
    }

    static func intent(
        to: JSON = .string(payee), amount: JSON = "0.0006", asset: JSON = "BTC",
        kind: JSON = "transfer"
    ) -> JSON {
        ["kind": kind, "to": to, "amount": amount, "asset": asset]
    }

    static func network(_ inputs: [JSON]? = nil, rate: JSON = "12.5") throws -> JSON {
        let inputs = try inputs ?? [try input()]
        return ["inputs": .array(inputs), "fee_rate": rate]
    }

    static func request(
        intent: JSON = intent(), network: JSON? = nil, on kind: Network = .mainnet
    ) throws -> ProposalRequest {
        ProposalRequest(
            wallet: try wallet(kind), intent: intent,
            network: try network ?? self.network(), now: Moment(seconds: 0))
    }

    /// A transfer of two inputs, with one part of another value.
    static func transfer(
        amounts: [UInt64] = [100_000, 50_000], indices: [UInt32] = [0, 1],
        payment: UInt64 = 60_000, to: String = payee, change: UInt64? = 80_000
    ) throws -> BitcoinTransfer {
        let hash = SHA256.hash([1])
        return BitcoinTransfer(
            inputs: zip(amounts, indices).map {
                .init(outpoint: Outpoint(hash: hash, index: $0.1), satoshi: $0.0)
            },
            payment: BitcoinOutput(
                satoshi: payment, script: try BitcoinAddress(reading: to).script),
            change: change, own: try own())
    }
}
