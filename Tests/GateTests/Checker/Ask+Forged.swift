import Terms

@testable import Chains
@testable import Gate

extension Ask {
    /// The request as a gate gets it that understands the payment otherwise.
    func request(as proposal: Proposal) -> PaymentRequest {
        let request = request
        return PaymentRequest(
            agent: request.agent, uid: request.uid, key: request.key,
            fingerprint: request.fingerprint, payment: request.payment, wallet: request.wallet,
            intent: request.intent, network: request.network, purpose: nil,
            understanding: .proposal(proposal))
    }
}

extension Proposal {
    /// The same in another exclusivity class.
    func inClass(_ text: String) -> Proposal { copy(worstCase: worstCase, text) }

    /// The same with what is below a nano-unit left out.
    var roundedDown: Proposal {
        copy(
            worstCase: worstCase.map {
                AssetAmount(asset: $0.asset, atoms: $0.atoms / 1_000_000_000 * 1_000_000_000)
            }, exclusivityClass)
    }

    private func copy(worstCase: [AssetAmount], _ text: String) -> Proposal {
        Proposal(
            chain: chain, wallet: wallet, payload: payload, digests: digests, payee: payee,
            value: value, fee: fee, worstCase: worstCase, exclusivityClass: text,
            validUntil: validUntil)
    }
}
