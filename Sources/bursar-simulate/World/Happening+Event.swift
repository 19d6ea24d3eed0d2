internal import Chains
internal import Gate
internal import JSON
internal import Terms

extension Happening {
    /// The event as the gate takes it; nil where its names are none.
    func event(_ cast: Furnishing, _ state: GateState, _ clock: ClockReading, fault: Fault?)
        -> Event?
    {
        switch self {
        case .policy(let plan): return .policyApplied(plan.budgets(cast, fault: fault))
        case .rate(let plan): return plan.event(cast, fault: fault)
        case .agentFreeze(let agent, let freezes):
            return .agentStanding(cast.agents[agent], freezes ? .frozen : .active, reason: "story")
        case .agentRemoval(let agent):
            return .agentStanding(cast.agents[agent], .removed, reason: "story")
        case .projectFreeze(let project, let freezes):
            return .projectFreeze(cast.projects[project], freezes, reason: "story")
        case .walletFreeze(let wallet, let freezes):
            return .walletFreeze(cast.wallets[wallet].name, freezes, reason: "story")
        case .vaultFreeze(let freezes): return .vaultFreeze(freezes, reason: "story")
        case .grant(let project, let nanos, let until):
            return .emergencyGranted(
                cast.projects[project], amount: Money(nanos: nanos) ?? .zero,
                until: Moment(nanoseconds: until), reason: "story")
        case .acknowledged: return .clockAcknowledged(reason: "story", clock: clock)
        case .started:
            return .daemonStarted(version: "story", binary: "", hardening: .null, clock: clock)
        case .approval(let text, _, let isExact):
            guard let id = PaymentID(text) else { return nil }
            let digest = state.pending[id]?.digest.hex ?? ""
            // A digest that is not the payment's in its first digit alone.
            let other = (digest.hasPrefix("f") ? "0" : "f") + digest.dropFirst()
            return .paymentApproved(id, digest: isExact ? digest : other)
        case .settled(let text, let wei, let isSeen):
            guard let id = PaymentID(text) else { return nil }
            let cost: JSON = [
                "amount": .string(DecimalText.print(wei, decimals: 18)),
                "asset": .string(state.open[id]?.asset ?? Cast.assets[0]),
            ]
            return .paymentSettled(
                id, cost: [cost], reference: isSeen ? "story" : nil, attested: nil)
        case .denial, .expiry, .voided, .writtenOff: return paymentEvent
        }
    }

    /// What becomes of payments by name alone.
    private var paymentEvent: Event? {
        switch self {
        case .denial(let text):
            return PaymentID(text).map { .paymentDenied($0, reason: "story") }
        case .expiry(let text): return PaymentID(text).map { .paymentExpired($0) }
        case .voided(let text, let nonce, let block, let isIncluded):
            let proof: JSON = [
                "chain": "ethereum", "account_nonce": .integer(nonce),
                "finalized_block": .integer(block), "included": .bool(isIncluded),
            ]
            return PaymentID(text).map {
                .paymentVoided($0, proof: proof, reference: nil, attested: nil)
            }
        case .writtenOff(let text):
            return PaymentID(text).map { .paymentWrittenOff($0, reason: "story") }
        default: return nil
        }
    }

    /// Who causes it.
    // The agent's own user may be an admin as well, and still not approve what it asked for.
    func actor(_ state: GateState) -> Actor {
        switch self {
        case .rate(let plan) where plan.isFeeds: Actor(role: .feed, name: "", uid: 7)
        case .approval(let text, isOwn: true, _):
            Actor(
                role: .admin, name: "",
                uid: PaymentID(text).flatMap { state.pending[$0] }
                    .flatMap { state.agents[$0.agent]?.uid } ?? 0)
        case .started: Actor(role: .daemon, name: "", uid: 0)
        default: Actor(role: .admin, name: "", uid: 0)
        }
    }
}

extension RatePlan {
    /// The event that sets it.
    fileprivate func event(_ cast: Furnishing, fault: Fault?) -> Event {
        Event.rateSet(
            asset: asset == Cast.dollar ? cast.dollar.code : Cast.assets[asset],
            price: fault == .chargesTooLittle ? price - price / 1_000_000_000 : price,
            currency: isInDollars ? cast.dollar : cast.currency, maxAge: maxAge,
            haircut: haircut, isPinned: isPinned || fault == .usesStaleRates,
            isForced: isForced || fault == .usesStaleRates)
    }
}
