import Chains
import Terms

extension GateState {
    /// Worst case times rate, each asset rounded up once; every rate used must be there and fresh.
    func charge(for proposal: Proposal, in currency: Currency, at now: Moment) -> Result<
        (Charge, [String: Price]), Refusal
    > {
        var amount = Money.zero
        var prices: [String: Price] = [:]
        for spend in proposal.worstCase + [proposal.fee] where prices[spend.asset.id] == nil {
            switch price(of: spend.asset, in: currency, at: now) {
            case .failure(let refusal): return .failure(refusal)
            case .success(let price): prices[spend.asset.id] = price
            }
        }
        let convert = { (spend: AssetAmount) in
            prices[spend.asset.id]?.convert(spend.atoms, decimals: spend.asset.decimals)
        }
        for spend in proposal.worstCase {
            guard let part = convert(spend), let sum = amount.adding(part) else {
                return .failure(ChargeTooLarge.refusal(spend, currency))
            }
            amount = sum
        }
        guard let fee = convert(proposal.fee) else {
            return .failure(ChargeTooLarge.refusal(proposal.fee, currency))
        }
        let used = Set(prices.values.flatMap(\.seqs)).sorted()
        return .success((Charge(amount: amount, fee: fee, rates: used), prices))
    }

    /// The rate of an asset, and of its currency where that is not the budgets'.
    private func price(of asset: Asset, in currency: Currency, at now: Moment) -> Result<
        Price, Refusal
    > {
        guard let rate = rates[asset.id] else {
            return .failure(RateMissing.refusal(asset.id, currency))
        }
        if let refusal = RateStale.check(rate, at: now) { return .failure(refusal) }
        guard rate.currency != currency else { return .success(Price(rates: [rate])) }
        guard let cross = rates[rate.currency.code], cross.currency == currency else {
            return .failure(RateMissing.refusal(rate.currency.code, currency))
        }
        if let refusal = RateStale.check(cross, at: now) { return .failure(refusal) }
        return .success(Price(rates: [rate, cross]))
    }
}
