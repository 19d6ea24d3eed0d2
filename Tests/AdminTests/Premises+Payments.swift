import Chains
import Gate
import JSON
import Ledger
import Terms
import Testing

extension Premises {
    /// Decides a payment of `ether` and waits until its entry is durable; whether it was signed.
    @discardableResult
    func pay(_ ether: String, nonce: UInt64) throws -> Bool {
        let wallet = try #require(journal.gate.state.wallets.values.first)
        let intent: JSON = [
            "kind": "transfer", "to": "0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF",
            "amount": .string(ether), "asset": "ETH",
        ]
        let network: JSON = [
            "chain_id": 1, "nonce": .integer(nonce), "gas_limit": "21000",
            "max_fee_per_gas": "0", "max_priority_fee_per_gas": "0",
        ]
        let now = clock.reading.wall
        let proposal = try Ethereum.propose(
            ProposalRequest(wallet: wallet, intent: intent, network: network, now: now))
        let decision = try journal.decide(
            PaymentRequest(
                agent: try #require(AgentName("buyer")), uid: 2_000, key: Premises.key(nonce),
                fingerprint: PolicyHash.of(.integer(nonce)),
                payment: PaymentID(moment: now, randomness: UInt128(nonce)), wallet: wallet.name,
                intent: intent, network: network, purpose: nil,
                understanding: .proposal(proposal)))
        let isSigned =
            switch consume decision.verdict {
            case .cleared: true
            case .refused: false
            case .waiting: false
            }
        try settle()
        return isSigned
    }

    /// The idempotency key of a payment.
    static func key(_ nonce: UInt64) -> String { "key-0000000000000\(100 + nonce)" }
}
