import Terms

/// A denied account is paid by nobody under the scope that denies it, whatever else allows it.
enum PayeeDenied: Rule {
    static let id = "payee.denied"

    static func check(_ payee: Account, _ path: BudgetPath) -> Refusal? {
        for (scope, bounds, _) in path.bounds where bounds.deny.contains(payee) {
            return refuse(
                "\(payee.text) on \(payee.chain.text) \(payee.network.rawValue) is denied to "
                    + scope.text,
                hint: "pay another account, or an admin takes it off deny in the policy")
        }
        return nil
    }
}
