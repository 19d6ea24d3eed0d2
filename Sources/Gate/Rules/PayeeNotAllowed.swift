import Terms

/// Where the policy lists payees, others are not paid; accounts are compared, not their text.
enum PayeeNotAllowed: Rule {
    static let id = "payee.not-allowed"

    static func check(_ payee: Account, _ path: BudgetPath) -> Refusal? {
        guard case .listed(let accounts) = path.agent.payees, !accounts.contains(payee) else {
            return nil
        }
        return refuse(
            "\(payee.text) on \(payee.chain.text) \(payee.network.rawValue) is not among the agent's "
                + "\(accounts.count) payees",
            hint: "an admin adds the address to payees in the policy")
    }
}
