import Terms

/// While a wallet is frozen nothing leaves it.
enum WalletFrozen: Rule {
    static let id = "wallet.frozen"

    static func check(_ wallet: WalletName, _ frozen: FrozenThings) -> Refusal? {
        guard frozen.wallets.contains(wallet) else { return nil }
        return refuse(
            "wallet \(wallet.text) is frozen",
            hint: "use another wallet; an admin thaws it with: bursar wallet thaw \(wallet.text)")
    }
}
