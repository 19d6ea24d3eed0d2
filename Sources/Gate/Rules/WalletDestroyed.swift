import Terms

/// A key that is gone signs nothing; what it had signed is still answered.
enum WalletDestroyed: Rule {
    static let id = "wallet.destroyed"

    static func check(_ wallet: WalletName, _ end: WalletEnd) -> Refusal? {
        guard end.isDestroyed else { return nil }
        return refuse(
            "the key of wallet \(wallet.text) was destroyed",
            hint: "use another wallet; its name and its key are not used again")
    }
}
