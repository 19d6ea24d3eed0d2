import Terms

/// Once the end of a wallet's key is ordered, it signs nothing new.
enum WalletToBeDestroyed: Rule {
    static let id = "wallet.to-be-destroyed"

    static func check(_ wallet: WalletName, _ end: WalletEnd) -> Refusal? {
        guard !end.isDestroyed, let due = end.order?.due else { return nil }
        return refuse(
            "the key of wallet \(wallet.text) is to be destroyed at \(Timestamp.seconds(due))",
            hint: "use another wallet; until it is gone an admin keeps it with: "
                + "bursar wallet keep \(wallet.text)")
    }
}
