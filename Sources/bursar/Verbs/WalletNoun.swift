import ArgumentParser

/// `bursar wallet`: keys, by their addresses.
struct WalletNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wallet",
        abstract: "Make wallets and see their addresses.",
        subcommands: [WalletCreateVerb.self, WalletListVerb.self, WalletShowVerb.self])

    /// What is shown of a wallet, in this order.
    static let fields = ["name", "chain", "network", "kind", "address", "public_key"]
}
