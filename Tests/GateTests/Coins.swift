import Digests
import Gate
import JSON
import Terms

@testable import Chains

/// Real payments of the two chains that are not Ethereum.
enum Coins {
    static let bitcoin = Sample.wallet("bitcoin/main")
    static let ton = Sample.wallet("ton/main")

    /// BIP-84's first key of "abandon … about".
    static let bitcoinFacts = facts(
        Bitcoin.self, bitcoin, "p2wpkh",
        "0330d54fd0dd420a6e5f8d3624f5f3482cae350f79d5f0753bf5beef9c2d91af3c")
    static let tonFacts = facts(TON.self, ton, "v5r1", String(repeating: "08", count: 32))

    private static func facts(
        _ chain: any Chain.Type, _ name: WalletName, _ kind: String, _ hex: String
    ) -> WalletFacts {
        let key = Sample.must(Hex.decode(hex), hex)
        let account = try? chain.account(publicKey: key, network: .mainnet, kind: kind)
        return WalletFacts(
            name: name, network: .mainnet, kind: kind, publicKey: key,
            account: Sample.must(account, name.text))
    }

    /// Both wallets, and rates at which their payments are cheap.
    static func furnish(_ till: inout Till) throws {
        try till.record(.walletCreated(bitcoinFacts, sealed: .null))
        try till.record(.walletCreated(tonFacts, sealed: .null))
        try till.setRate("100", asset: "BTC")
        try till.setRate("1", asset: "TON")
    }

    /// A transaction that paid the wallet 100,000 satoshi and, for `mark`s that differ, is another.
    private static func previous(_ mark: UInt8) -> [UInt8] {
        var out: [UInt8] = []
        out.appendLittleEndian(UInt32(2))
        out.appendCompactSize(1)
        out += [UInt8](repeating: mark, count: 32)
        out.appendLittleEndian(UInt32(0))
        out.appendWithLength([])
        out.appendLittleEndian(UInt32.max)
        out.appendCompactSize(1)
        BitcoinOutput(satoshi: 100_000, script: bitcoinFacts.account.bytes).append(to: &out)
        out.appendLittleEndian(UInt32(0))
        return out
    }

    private static func txid(_ mark: UInt8) -> String {
        Hex.encode(SHA256.hash(SHA256.hash(previous(mark)).bytes).bytes.reversed())
    }

    /// A payment of `amount` that spends the outputs of `marks`.
    static func bitcoin(
        _ till: inout Till, amount: String = "0.0006", marks: [UInt8] = [0x11],
        by agent: AgentName = Sample.worker
    ) throws -> PaymentRequest {
        let intent: JSON = [
            "kind": "transfer", "to": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "amount": .string(amount), "asset": "BTC",
        ]
        let inputs: [JSON] = marks.map {
            [
                "txid": .string(txid($0)), "vout": 0,
                "previous_transaction": .string(Hex.encode(previous($0))),
            ]
        }
        return try request(
            Bitcoin.self, &till, bitcoinFacts, intent,
            ["inputs": .array(inputs), "fee_rate": "12.5"], by: agent)
    }

    /// A payment that runs out two minutes after it is asked for.
    static func ton(_ till: inout Till, seqno: UInt64 = 7) throws -> PaymentRequest {
        let intent: JSON = [
            "kind": "transfer", "to": "UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi41-E",
            "amount": "1.5", "asset": "TON",
        ]
        return try request(
            TON.self, &till, tonFacts, intent, ["seqno": .integer(seqno), "valid_for": 120],
            by: Sample.worker)
    }

    private static func request(
        _ chain: any Chain.Type, _ till: inout Till, _ wallet: WalletFacts, _ intent: JSON,
        _ network: JSON, by agent: AgentName
    ) throws -> PaymentRequest {
        let proposal = try chain.propose(
            ProposalRequest(wallet: wallet, intent: intent, network: network, now: till.wall))
        return till.request(
            .proposal(proposal), by: agent, from: wallet.name, intent: intent,
            network: chain.logged(network: network))
    }

    /// The proof that the output of `mark` went elsewhere.
    static func spent(confirmations: UInt64, mark: UInt8 = 0x11) throws -> JSON {
        [
            "chain": "bitcoin", "txid": .string(txid(mark)), "vout": 0,
            "spent_by": .string(String(repeating: "ab", count: 32)),
            "confirmations": .integer(confirmations),
        ]
    }
}
