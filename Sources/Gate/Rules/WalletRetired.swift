import Terms

/// A rotated wallet whose time is over signs nothing, not even a sweep.
enum WalletRetired: Rule {
    static let id = "wallet.retired"

    static func check(_ wallet: WalletName, _ end: WalletEnd, at time: Moment) -> Refusal? {
        guard let drain = end.drain, drain.retires <= time else { return nil }
        return refuse(
            "wallet \(wallet.text) is retired since \(Timestamp.seconds(drain.retires))",
            hint: "pay from \(drain.successor.text); an admin opens it for sweeps again with: "
                + "bursar rotate wallet \(wallet.text) --to \(drain.successor.text)")
    }
}
