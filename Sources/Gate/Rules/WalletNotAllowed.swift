import Terms

/// A payment leaves only from a wallet in the agent's list, whether others exist or not.
enum WalletNotAllowed: Rule {
    static let id = "wallet.not-allowed"

    static func check(_ wallet: WalletName, _ path: BudgetPath) -> Refusal? {
        guard !path.agent.wallets.contains(wallet) else { return nil }
        let allowed = path.agent.wallets.sorted().map(\.text).joined(separator: ", ")
        return refuse(
            "\(wallet.text) is not among the agent's wallets",
            hint: path.agent.wallets.isEmpty
                ? "the policy lists no wallet" : "use one of: \(allowed)")
    }
}
