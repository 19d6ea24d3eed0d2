@testable import bursar_gauntlet

extension ModelWallet {
    /// The gate of the model: all of its rules in a few lines.
    ///
    /// - Parameter counts: whether the charge is made, and not only looked whether it may be.
    func decide(_ order: PaymentOrder, _ state: inout ModelState, counts: Bool) -> Answer {
        guard state.isRunning else { return .lost }
        guard !state.isFrozen else { return .refused("frozen", isFinal: false) }
        let body = "\(order.amount)\(order.nonce)\(order.gasLimit)\(order.feePerGas)\(order.payee)"
        if let known = state.files.answers[order.key],
            flaw != .signsKnownKeys || !known.answer.isSigned
        {
            return known.body == body ? known.answer : .refused("conflict", isFinal: true)
        }
        guard let wish = Wish(order, floats: flaw == .countsInFloats) else {
            return .refused("malformed", isFinal: true)
        }
        let quote = state.quotes[order.coin]
        let isCurrent = quote.map { $0.until >= .now } ?? false
        guard isCurrent || flaw == .believesOldPrices || flaw == .countsAssetsApart else {
            return .refused("stale", isFinal: true)
        }
        var cost = wish.ether * Double(quote?.price.perEther.nanos ?? 0)
        if flaw == .signsKnownKeys, state.files.answers[order.key] != nil { cost = 0 }
        if flaw == .chargesAPayeeOnce,
            state.files.charges.contains(where: { $0.payee == order.payee })
        {
            cost = 0
        }
        let budgets = state.plan.budgets(of: order.agent)
        for budget in budgets where !(flaw == .looksBeforeItCounts && counts) {
            // Half a billionth is floating point's own dust. A sum that is no number breaks no limit.
            let sum = state.spent(budget, order.coin, flaw) + cost
            if sum > state.limit(budget, flaw) + 0.5 {
                return finish(.refused("limit", isFinal: true), order, body, &state, counts)
            }
        }
        let release = Release(
            payment: order.key, bytes: wish.bytes(for: order.coin, order.payee), charge: nil)
        if counts {
            state.files.charges.append(
                ModelState.Charge(
                    key: order.key, payee: order.payee, budgets: budgets, coin: order.coin,
                    cost: cost, life: state.life, day: state.day, revision: state.revision))
            state.anchor = max(state.anchor, state.files.charges.count)
        }
        return finish(.signed(release), order, body, &state, counts)
    }

    private func finish(
        _ answer: Answer, _ order: PaymentOrder, _ body: String, _ state: inout ModelState,
        _ counts: Bool
    ) -> Answer {
        if counts { state.files.answers[order.key] = (body, answer) }
        return answer
    }
}

extension Answer {
    /// Whether it brought a signature.
    var isSigned: Bool {
        guard case .signed = self else { return false }
        return true
    }
}
