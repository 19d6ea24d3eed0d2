import Callers
import Chains
import Gate
import JSON
import Ledger
import Terms
import Wire

extension Teller {
    /// What the request would do, as far as the agent may know: its wallet's chain decodes and bounds it.
    func proposal(
        for request: PayRequest, from caller: Caller, key: IdempotencyKey?,
        _ fingerprint: Digest32, from wallet: AskedWallet, at clock: ClockReading,
        purpose: Commitment? = nil, as payment: PaymentID? = nil
    ) throws(PaymentError) -> PaymentRequest {
        let understanding = try understand(request, wallet, at: clock)
        var network = request.network
        if case .proposal(let proposal) = understanding, let chain = Chains.named(proposal.chain) {
            network = chain.logged(network: network)
        }
        let proposed = PaymentRequest(
            agent: caller.agent, uid: caller.uid, key: key?.text ?? "", fingerprint: fingerprint,
            payment: payment ?? freshID(at: clock),
            wallet: request.wallet, intent: request.intent, network: network, purpose: purpose,
            understanding: understanding, isConfirmed: request.isConfirmed)
        // What waited was looked at when it came, and an approval must not fail for its words.
        if payment == nil, let fault = proposed.fault { throw .malformed(fault) }
        return proposed
    }

    private func freshID(at clock: ClockReading) -> PaymentID {
        PaymentID(
            moment: clock.wall,
            randomness: journal.randomBytes(10).reduce(0) { $0 << 8 | UInt128($1) })
    }

    private func understand(
        _ request: PayRequest, _ asked: AskedWallet, at clock: ClockReading
    ) throws(PaymentError) -> PaymentRequest.Understanding {
        if case .refused(let refusal) = asked { return .refused(refusal) }
        guard let wallet = asked.facts else { return .undecoded }
        guard let chain = Chains.named(request.wallet.chain) else { throw .notFound }
        do throws(ChainError) {
            return .proposal(
                try chain.propose(
                    ProposalRequest(
                        wallet: wallet, intent: request.intent, network: request.network,
                        now: min(clock.wall, journal.gate.state.time(at: clock)))))
        } catch {
            switch error {
            case .malformed(let field, let clause):
                throw .malformed(FieldError(path: field, clause: clause))
            case .refused(let rule, let detail, let hint):
                return .refused(Refusal(rule: rule, detail: detail, hint: hint))
            }
        }
    }
}
