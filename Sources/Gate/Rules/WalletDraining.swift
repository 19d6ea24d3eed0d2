import Terms

/// A wallet with a successor pays nobody else.
enum WalletDraining: Rule {
    static let id = "wallet.draining"

    static func check(_ wallet: WalletName, _ end: WalletEnd) -> Refusal? {
        guard let drain = end.drain else { return nil }
        return refuse(
            "wallet \(wallet.text) was rotated to \(drain.successor.text)",
            hint: "pay from \(drain.successor.text); an admin lists it in the policy")
    }
}
