@testable import AdminTests
@testable import Chains
import Digests
import JSON
import Terms

/// What is asked of a Bitcoin wallet, and what the peers then compare the signed bytes with.
struct BitcoinPayment {
    /// An output of the wallet's, and the transaction that made it.
    struct Coin {
        let txid: String
        let vout: UInt32
        let satoshi: UInt64
        let previous: [UInt8]
    }

    let purse: BitcoinPurse
    let coins: [Coin]
    let to: String
    let satoshi: UInt64
    /// Thousandths of a satoshi a virtual byte.
    let rate: UInt64

    /// One input and a hundred, one satoshi of change too little and exactly enough; then any.
    static func next(_ index: Int, from purse: BitcoinPurse, _ chance: inout Chance)
        -> BitcoinPayment
    {
        let inputs =
            index == 0
            ? 100 : Bool.random(using: &chance) ? 1 : Int.random(in: 1...6, using: &chance)
        let coins = (0..<inputs).map { _ in coin(purse, &chance) }
        let total = coins.reduce(0) { $0 + $1.satoshi }
        let payee = payee(purse.network, &chance)
        let rates: [UInt64] = [1, 999, 1_000, 1_001, 12_500, 250_000]
        let rate =
            rates.randomElement(using: &chance) ?? UInt64.random(in: 1...500_000, using: &chance)
        let scripts = [payee.script, purse.script]
        let with = BitcoinFee.satoshi(
            size: BitcoinFee.size(inputs: inputs, scripts: scripts), rate: rate)
        let without = BitcoinFee.satoshi(
            size: BitcoinFee.size(inputs: inputs, scripts: [payee.script]), rate: rate)
        let dust = BitcoinScript.form(of: payee.script)?.dust ?? 546
        // Around the two edges: change is just worth keeping, and there is nothing left at all.
        let edges = [total - with - 294, total - with - 293, total - without]
        let any = UInt64.random(in: dust...(total - without), using: &chance)
        let amount = Int.random(in: 0..<4, using: &chance) == 0 ? edges[index % 3] : any
        return BitcoinPayment(
            purse: purse, coins: coins, to: payee.text, satoshi: max(dust, amount), rate: rate)
    }

    /// An output of 0.1 to 20 BTC, in a transaction of its own with some outputs of others.
    private static func coin(_ purse: BitcoinPurse, _ chance: inout Chance) -> Coin {
        let satoshi = UInt64.random(in: 10_000_000...2_000_000_000, using: &chance)
        let place = Int.random(in: 0...3, using: &chance)
        var outputs = (0...4).map { _ in payee(purse.network, &chance).script }
        outputs[place] = purse.script
        let hasWitness = Bool.random(using: &chance)
        var body: [UInt8] = [1]
        for _ in 0..<32 { body.append(UInt8(truncatingIfNeeded: chance.next())) }
        body += [0, 0, 0, 0] + [0] + [0xff, 0xff, 0xff, 0xff]
        body.appendCompactSize(outputs.count)
        for (index, script) in outputs.enumerated() {
            BitcoinOutput(satoshi: index == place ? satoshi : 1_000, script: script)
                .append(to: &body)
        }
        let head: [UInt8] = [1, 0, 0, 0]
        let lockTime: [UInt8] = [0, 0, 0, 0]
        let witness: [UInt8] = [2, 3, 9, 9, 9, 2, 8, 8]
        let hash = SHA256.hash(SHA256.hash(head + body + lockTime).bytes)
        return Coin(
            txid: Hex.encode(hash.bytes.reversed()), vout: UInt32(place), satoshi: satoshi,
            previous: hasWitness
                ? head + [0, 1] + body + witness + lockTime : head + body + lockTime
        )
    }

    private static func payee(_ network: Network, _ chance: inout Chance) -> BitcoinAddress {
        let bytes = (0..<32).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
        let hash = Array(bytes.prefix(20))
        let scripts: [[UInt8]] = [
            [0x76, 0xa9, 0x14] + hash + [0x88, 0xac], [0xa9, 0x14] + hash + [0x87],
            [0x00, 0x14] + hash, [0x00, 0x20] + bytes, [0x51, 0x20] + bytes,
        ]
        return BitcoinAddress(
            script: scripts.randomElement(using: &chance) ?? scripts[0], network: network)
    }

    private var feeRate: String { DecimalText.print(UInt128(rate), decimals: 3) }

    /// The request's body.
    var body: JSON {
        [
            "wallet": .string(purse.name),
            "intent": [
                "kind": "transfer", "to": .string(to),
                "amount": .string(DecimalText.print(UInt128(satoshi), decimals: 8)),
                "asset": "BTC",
            ],
            "network": [
                "inputs": .array(
                    coins.map {
                        [
                            "txid": .string($0.txid), "vout": .integer(UInt64($0.vout)),
                            "previous_transaction": .string(Hex.encode($0.previous)),
                        ]
                    }),
                "fee_rate": .string(feeRate),
            ],
        ]
    }

    /// The line that Tests/Peers/bitcoin_peer.py judges.
    func line(_ transaction: JSON, worstCase: UInt128) -> [UInt8] {
        PeerFile.line([
            "raw": transaction["data"] ?? .null, "id": transaction["id"] ?? .null,
            "inputs": .array(
                coins.map {
                    [
                        "txid": .string($0.txid), "vout": .integer(UInt64($0.vout)),
                        "satoshi": .integer($0.satoshi),
                        "script": .string(Hex.encode(purse.script)),
                    ]
                }),
            "to": .string(to), "satoshi": .integer(satoshi),
            "own": .string(Hex.encode(purse.script)), "network": .string(purse.network.rawValue),
            "fee_rate": .string(feeRate), "worst_case_satoshi": .string(String(worstCase)),
        ])
    }
}
