import JSON
import Terms
import Testing

@testable import Chains

/// Payments of every chain from really built payloads, and what proves that they can't land.
enum DeadPayments {
    /// A transaction's or message's hash that is none of ours.
    static let stranger = String(repeating: "ab", count: 32)

    /// BIP-84's first two keys of "abandon … about", and two that are no point but 32 bytes.
    static func wallet(
        _ chain: any Chain.Type, _ network: Network = .mainnet, second: Bool = false
    ) throws -> WalletFacts {
        let key: [UInt8]
        if chain.scheme == .ed25519 {
            key = [UInt8](repeating: second ? 9 : 8, count: 32)
        } else {
            key = try hex(
                second
                    ? "03e775fd51f0dfb8cd865d9ff1cca2a158cf651fe997fdc9fee9c1d3b5e995ea77"
                    : BitcoinPayments.key)
        }
        return WalletFacts(
            name: try require(WalletName("\(chain.name.text)/main")), network: network,
            kind: chain.kinds[0], publicKey: key,
            account: try chain.account(
                publicKey: key, network: network, kind: chain.kinds[0]))
    }

    /// A payment; `turn` is the nonce, the seqno, or which output is spent, and `other` pays
    /// somebody else another amount with another fee.
    static func proposal(
        _ chain: any Chain.Type, _ network: Network = .mainnet, second: Bool = false,
        turn: UInt8 = 7, other: Bool = false
    ) throws -> Proposal {
        let wallet = try wallet(chain, network, second: second)
        let isTest = network == .testnet
        let amount: JSON = other ? "0.0005" : "0.0006"
        let intent: JSON
        let facts: JSON
        switch chain.name {
        case Ethereum.name:
            intent = EthereumPayments.intent(
                to: .string(other ? EthereumPayments.payer : EthereumPayments.payee),
                amount: amount)
            facts = EthereumPayments.network(
                chainID: isTest ? 11_155_111 : 1, nonce: .integer(UInt64(turn)),
                maxFee: other ? "40000000000" : "30000000000")
        case Bitcoin.name:
            let payee = other ? BitcoinPayments.taproot : BitcoinPayments.payee
            intent = BitcoinPayments.intent(
                to: .string(isTest ? BitcoinPayments.testPayee : payee), amount: amount)
            facts = try BitcoinPayments.network(
                [BitcoinPayments.input(script: wallet.account.bytes, mark: turn)],
                rate: other ? "20" : "12.5")
        case Card.name:
            intent = CardPayments.intent(
                merchant: other ? "https://other.example" : "https://shop.example",
                amount: other ? "9.99" : "12.50")
            facts = CardPayments.network(
                order: .integer(UInt64(turn)), validFor: other ? 240 : 120)
        default:
            let payee = other ? TONPayments.bounceablePayee : TONPayments.payee
            intent = TONPayments.intent(
                to: .string(isTest ? TONPayments.testPayee : payee), amount: amount)
            facts = TONPayments.network(
                seqno: .integer(UInt64(turn)), validFor: other ? 240 : 120)
        }
        return try chain.propose(
            ProposalRequest(
                wallet: wallet, intent: intent, network: facts, now: TONPayments.now))
    }

    /// Every form of proof that `proposal(chain)` is dead.
    static func proofs(_ chain: any Chain.Type, _ network: Network = .mainnet) throws
        -> [JSONObject]
    {
        switch chain.name {
        case Ethereum.name: return [ethereum]
        case Bitcoin.name:
            let script = try wallet(chain, network).account.bytes
            let input = try object(BitcoinPayments.input(script: script, mark: 7))
            return [
                JSONObject([
                    ("chain", "bitcoin"), ("txid", try require(input["txid"])), ("vout", 0),
                    ("spent_by", .string(stranger)), ("confirmations", 6),
                ])
            ]
        case Card.name: return [card]
        default: return [tonExpired, tonConsumed]
        }
    }

    static let ethereum = JSONObject([
        ("chain", "ethereum"), ("account_nonce", 8), ("finalized_block", 123),
        ("included", false),
    ])
    static let card = JSONObject([
        ("chain", "card"), ("order", 7), ("ended", "2026-11-23T10:04:00Z"), ("redeemed", false),
    ])
    /// 10:02:00 is the order's end, a minute and a second more is past the margin.
    static let tonExpired = JSONObject([
        ("chain", "ton"), ("masterchain_time", "2026-11-23T10:03:01Z"), ("seqno", 7),
    ])
    static let tonConsumed = JSONObject([
        ("chain", "ton"), ("seqno", 8), ("consumed_by", .string(stranger)), ("included", false),
    ])

    /// The members of a value that must be an object.
    static func object(_ json: JSON) throws -> JSONObject { try ObjectReader(json).source }

    /// A proof with one member of another value, or without it.
    static func changed(_ proof: JSONObject, _ key: String, _ value: JSON?) -> JSONObject {
        var proof = proof
        proof[key] = value
        return proof
    }
}

/// What is wrong with a proof that must not pass; one that passes fails the test.
func unproven(_ proof: JSON, of payload: [UInt8], wallet: WalletFacts) throws -> ProofError {
    let chain = try require(Chains.named(wallet.name.chain))
    var caught: ProofError?
    do throws(ProofError) {
        try chain.nonExecutability(of: payload, wallet: wallet, proof: proof)
    } catch { caught = error }
    let error = try #require(caught, "\(proof) passed")
    #expect(error.clause.first?.isLowercase == true, "\(error.clause)")
    #expect(!error.clause.hasSuffix(".") && !error.hint.hasSuffix("."), "\(error)")
    #expect(!error.hint.isEmpty)
    return error
}

/// The clause alone, for a proof of a proposal.
func unproven(_ proof: JSONObject, of proposal: Proposal) throws -> String {
    try unproven(.object(proof), of: proposal.payload, wallet: proposal.wallet).clause
}

/// Passes a proof of a proposal, or fails the test with what the chain says.
func proven(_ proof: JSONObject, of proposal: Proposal) throws {
    let chain = try require(Chains.named(proposal.chain))
    try chain.nonExecutability(
        of: proposal.payload, wallet: proposal.wallet, proof: .object(proof))
}
