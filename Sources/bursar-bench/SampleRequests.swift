internal import Chains
internal import JSON
internal import Terms

/// One ordinary payment a chain, from wallets whose keys everyone knows.
enum SampleRequests {
    /// The chains' names and what is asked of each.
    static func all() throws(BenchError) -> [(name: String, request: ProposalRequest)] {
        [
            ("ethereum", try ether(nonce: 5)),
            (
                "ton",
                try request(
                    "ton/main", "v5r1",
                    key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                    pay: "1.5", "TON", to: "UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi41-E",
                    network: ["seqno": 7, "valid_for": 120])
            ),
            (
                "bitcoin, two inputs",
                try request(
                    "bitcoin/main", "p2wpkh",
                    key: "0330d54fd0dd420a6e5f8d3624f5f3482cae350f79d5f0753bf5beef9c2d91af3c",
                    pay: "0.0012", "BTC", to: "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
                    network: ["inputs": .array(coins), "fee_rate": "12.5"])
            ),
        ]
    }

    /// An ether payment of a given nonce.
    static func ether(nonce: UInt64) throws(BenchError) -> ProposalRequest {
        try request(
            "ethereum/main", "eoa",
            key: "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
            pay: "1.5", "ETH", to: "0x3535353535353535353535353535353535353535",
            network: [
                "chain_id": 1, "nonce": .integer(nonce), "gas_limit": "21000",
                "max_fee_per_gas": "30000000000", "max_priority_fee_per_gas": "1000000000",
            ])
    }

    /// The same payment with another nonce, without making its wallet again.
    static func ether(_ sample: ProposalRequest, nonce: UInt64) -> ProposalRequest {
        var network = JSONObject()
        if case .object(let object) = sample.network { network = object }
        network["nonce"] = .integer(nonce)
        return ProposalRequest(
            wallet: sample.wallet, intent: sample.intent, network: .object(network),
            now: sample.now)
    }

    private static func request(
        _ wallet: String, _ kind: String, key: String, pay amount: String, _ asset: String,
        to payee: String, network: JSON
    ) throws(BenchError) -> ProposalRequest {
        guard let name = WalletName(wallet), let publicKey = Hex.decode(key),
            let chain = Chains.named(name.chain),
            let account = try? chain.account(publicKey: publicKey, network: .mainnet, kind: kind)
        else { throw .sample("a wallet of \(wallet) can't be made") }
        let facts = WalletFacts(
            name: name, network: .mainnet, kind: kind, publicKey: publicKey, account: account)
        let intent: JSON = [
            "kind": "transfer", "to": .string(payee), "amount": .string(amount),
            "asset": .string(asset),
        ]
        return ProposalRequest(
            wallet: facts, intent: intent, network: network, now: Moment(seconds: 1_795_428_000))
    }

    /// Two coins of BIP-84's first address, in transactions of one input and two outputs.
    private static let coins: [JSON] = [
        coin("dbf9d436bfd367769e2d75aaf13b7cb299289a8acd416872fa0e367aa1531aab", 1),
        coin("f2cef81631244a88aeb8ecc3c1226ca2154d9c4ce3dda3887e4482e1ea0e37ce", 2),
    ]

    private static func coin(_ txid: String, _ mark: UInt8) -> JSON {
        let output: [UInt8] =
            [0xa0, 0x86, 1, 0, 0, 0, 0, 0, 22, 0x00, 0x14]
            + (Hex.decode("c0cebcd6c3d3ca8c75dc5ec62ebe55330ef910e2") ?? [])
        var bytes: [UInt8] = [2, 0, 0, 0, 0, 1, 1] + [UInt8](repeating: mark, count: 32)
        bytes += [0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 2] + output + output
        bytes += [2, 71] + [UInt8](repeating: 1, count: 71) + [33]
        bytes += [UInt8](repeating: 2, count: 33) + [0, 0, 0, 0]
        return [
            "txid": .string(txid), "vout": 0, "previous_transaction": .string(Hex.encode(bytes)),
        ]
    }
}
