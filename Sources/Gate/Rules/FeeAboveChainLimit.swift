import Terms

/// The worst-case network fee of a chain has a ceiling of its own wherever a policy sets one.
enum FeeAboveChainLimit: Rule {
    static let id = "fee.above-chain-limit"

    static func check(_ charge: Charge, _ chain: ChainName, _ path: BudgetPath) -> Refusal? {
        for (scope, bounds, _) in path.bounds {
            guard let most = bounds.maxFees[chain], charge.fee > most else { continue }
            return refuse(
                "the fee can cost \(charge.fee.decimal) \(path.currency.code), above the "
                    + "\(most.decimal) \(path.currency.code) that max_fees of \(scope.text) allows on "
                    + chain.text,
                hint: "lower the gas limit or the fee rate, or pay on another chain")
        }
        return nil
    }
}
