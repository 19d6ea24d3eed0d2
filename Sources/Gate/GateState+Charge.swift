import Chains
import Terms

extension GateState {
    /// Worst case times rate, each asset rounded up once; every rate used must be there and fresh.
    ///
    /// - Parameter version: the rules to ask; the first knew of no rates between currencies.
    func charge(
        for proposal: Proposal, in currency: Currency, at now: Moment, version: UInt64
    ) -> Result<(Charge, [PricedAsset]), Refusal> {
        // Before its age is looked at, as the first rules did: a log says which of the two refused.
        let isOfOne = version < 2
        var amount = Money.zero
        var prices: [PricedAsset] = []
        for spend in proposal.worstCase {
            switch price(of: spend.asset, in: currency, at: now, alone: isOfOne) {
            case .failure(let refusal): return .failure(refusal)
            case .success(let price):
                guard let part = price.convert(spend.atoms, decimals: spend.asset.decimals),
                    let sum = amount.adding(part)
                else { return .failure(ChargeTooLarge.refusal(spend, currency)) }
                amount = sum
                prices.append(PricedAsset(asset: spend.asset.id, price: price))
            }
        }
        let fee = proposal.fee
        // Most payments have one asset, whose rate is the fee's, too.
        let known = prices.count == 1 && proposal.worstCase[0].asset == fee.asset
        let priced =
            known
            ? .success(prices[0].price)
            : price(of: fee.asset, in: currency, at: now, alone: isOfOne)
        switch priced {
        case .failure(let refusal): return .failure(refusal)
        case .success(let price):
            guard let part = price.convert(fee.atoms, decimals: fee.asset.decimals) else {
                return .failure(ChargeTooLarge.refusal(fee, currency))
            }
            let used =
                known
                ? price.seqs : Set(prices.flatMap(\.price.seqs) + price.seqs).sorted()
            return .success((Charge(amount: amount, fee: part, rates: used), prices))
        }
    }

    /// The rate of an asset, and of its currency where that is not the budgets', unless it stands `alone`.
    private func price(
        of asset: Asset, in currency: Currency, at now: Moment, alone: Bool
    ) -> Result<Price, Refusal> {
        if asset.chain == Card.name, asset.id == currency.code { return .success(.par(currency)) }
        guard let rate = rates[asset.id], !alone || rate.currency == currency else {
            return .failure(RateMissing.refusal(asset.id, currency))
        }
        if let refusal = RateStale.check(rate, at: now) { return .failure(refusal) }
        guard rate.currency != currency else { return .success(Price(own: rate, cross: nil)) }
        guard let cross = rates[rate.currency.code], cross.currency == currency else {
            return .failure(RateMissing.refusal(rate.currency.code, currency))
        }
        if let refusal = RateStale.check(cross, at: now) { return .failure(refusal) }
        return .success(Price(own: rate, cross: cross))
    }
}
