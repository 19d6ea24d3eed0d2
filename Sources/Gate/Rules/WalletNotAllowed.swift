import Terms

/// A payment leaves only from a wallet in the agent's list, whether others exist or not.
enum WalletNotAllowed: Rule {
    static let id = "wallet.not-allowed"

    static func check(_ wallet: WalletName, _ budget: AgentBudget) -> Refusal? {
        guard !budget.wallets.contains(wallet) else { return nil }
        let allowed = budget.wallets.sorted().map(\.text).joined(separator: ", ")
        return refuse(
            "\(wallet.text) is not among the agent's wallets",
            hint: budget.wallets.isEmpty ? "the policy lists no wallet" : "use one of: \(allowed)")
    }
}
