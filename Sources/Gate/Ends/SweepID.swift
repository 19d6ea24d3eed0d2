public import Terms

/// What makes a repeated sweep the same: its wallet, and the key the admin chose.
public struct SweepID: Hashable, Sendable, Comparable {
    /// The wallet that is swept.
    public let wallet: WalletName
    /// The key's text.
    public let key: String

    /// Joins the two.
    public init(wallet: WalletName, key: String) {
        self.wallet = wallet
        self.key = key
    }

    /// Orders by wallet, then by the bytes of the key.
    public static func < (left: SweepID, right: SweepID) -> Bool {
        left.wallet == right.wallet
            ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8) : left.wallet < right.wallet
    }
}
