import Chains
import Terms

extension ScopeBooks {
    /// Posts a signature: with those it replaces where they count once, by itself where it does not.
    ///
    /// The rules refused what does not fit, and replay checks before it posts.
    mutating func spend(
        _ proposal: Proposal, _ charge: Money, together amount: Money,
        replacing old: SignatureGroup?, at time: Moment
    ) {
        let shared: [Subject] = [
            .all, .asset(proposal.value.asset.id), .wallet(proposal.wallet.name),
        ]
        for subject in shared {
            if let old {
                move(subject, from: old.time, to: time, as: amount)
            } else {
                post(amount, to: subject, at: time)
            }
        }
        if isNew(proposal.payee, at: time) { post(charge, to: .newPayees, at: time) }
        post(charge, to: .payee(proposal.payee), at: time)
        post(Money(units: 1), to: .payments, at: time)
        exposed = exposed.subtracting(old?.amount ?? .zero).adding(amount) ?? .most
    }

    /// Posts what came from a project's pools.
    mutating func draw(_ draws: Draws, replacing old: SignatureGroup?, at time: Moment) {
        let pools: [(Subject, Money)] = [
            (.reserve, draws.reserve), (.emergency, draws.emergency),
        ]
        for (subject, amount) in pools {
            if let old { change(subject, at: old.time, to: .zero) }
            if amount > .zero { post(amount, to: subject, at: time) }
        }
    }
}
