import Chains
import Gate
import JSON
import Terms

/// A payment that an agent of a scenario may ask for, under a key of its own.
struct Ask {
    let agent: AgentName
    let proposal: Proposal
    let intent: JSON
    let network: JSON
    /// What of its chain it uses up, nonces or coins, by number: two that share one cannot both land.
    let uses: [Int]
    /// What proves of each of `uses` that it went elsewhere for good.
    let proofs: [JSON]
    let payment: PaymentID
    /// What the judge holds for its class: same agent, same wallet, same things used up.
    var lot: String { "\(agent.text) \(proposal.wallet.name.text) \(uses)" }

    /// The most it can cost, atoms of its one asset.
    var atoms: UInt128 { proposal.worstCase.reduce(0) { $0 + $1.atoms } }

    /// The request as the gate gets it.
    var request: PaymentRequest {
        PaymentRequest(
            agent: agent, uid: 1_000, key: "key-\(payment.text)",
            fingerprint: PolicyHash.of(.string(payment.text)), payment: payment,
            wallet: proposal.wallet.name, intent: intent, network: network, purpose: nil,
            understanding: .proposal(proposal))
    }

    /// Real ether from the shared wallet, `whole` of it as it is charged; its nonce is the one thing it uses up.
    ///
    /// It pays a nano-unit less, and a fee far below one: only rounding up brings the charge to the whole.
    static func ether(_ whole: Int, by agent: AgentName, nonce: Int, id: UInt128) -> Ask {
        let amount = "\(whole - 1).999999999"
        let intent: JSON = [
            "kind": "transfer", "to": .string(Sample.payee.text), "amount": .string(amount),
            "asset": "ETH",
        ]
        let network: JSON = [
            "chain_id": 1, "nonce": .integer(UInt64(nonce)), "gas_limit": "21000",
            "max_fee_per_gas": "1", "max_priority_fee_per_gas": "0",
        ]
        let proposal = try? Ethereum.propose(
            ProposalRequest(
                wallet: Sample.facts(), intent: intent, network: network, now: Sample.monday))
        let proof: JSON = [
            "chain": "ethereum", "account_nonce": .integer(UInt64(nonce) + 1),
            "finalized_block": 1_000, "included": false,
        ]
        return Ask(
            agent: agent, proposal: Sample.must(proposal, amount), intent: intent,
            network: network, uses: [nonce], proofs: [proof],
            payment: PaymentID(moment: Sample.monday, randomness: id))
    }

    /// Real bitcoin from coins of 0.001 BTC each.
    static func coins(_ amount: String, by agent: AgentName, from uses: [Int], id: UInt128) -> Ask {
        var till = Till()
        let marks = uses.map { UInt8(0x11 + $0) }
        let asked = try? Coins.bitcoin(&till, amount: amount, marks: marks, by: agent)
        let request = Sample.must(asked, amount)
        guard case .proposal(let proposal) = request.understanding else {
            preconditionFailure("a test's own payment is wrong: \(amount)")
        }
        let proofs = marks.map {
            Sample.must(try? Coins.spent(confirmations: 6, mark: $0), "a proof")
        }
        return Ask(
            agent: agent, proposal: proposal, intent: request.intent, network: request.network,
            uses: uses, proofs: proofs,
            payment: PaymentID(moment: Sample.monday, randomness: id))
    }
}
