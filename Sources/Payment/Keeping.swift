import Terms

/// How far a wallet's signatures are kept whose key is about to go: entry by entry, from the log's first on.
struct Keeping {
    let wallet: WalletName
    /// The entry that is read next.
    var next: UInt64 = 0
}
