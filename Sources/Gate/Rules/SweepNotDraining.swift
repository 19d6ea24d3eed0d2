import Terms

/// Only a wallet that drains to a successor is swept.
enum SweepNotDraining: Rule {
    static let id = "sweep.not-draining"

    static func check(_ wallet: WalletName, _ end: WalletEnd?, at time: Moment) -> Refusal? {
        if let end {
            if let refusal = WalletDestroyed.check(wallet, end)
                ?? WalletToBeDestroyed.check(wallet, end)
                ?? WalletRetired.check(wallet, end, at: time)
            {
                return refusal
            }
        }
        guard end?.drain == nil else { return nil }
        return refuse(
            "wallet \(wallet.text) has no successor to be swept to",
            hint: "give it one: bursar rotate wallet \(wallet.text) --to SUCCESSOR")
    }
}
