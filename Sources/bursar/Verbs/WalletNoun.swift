import ArgumentParser

/// `bursar wallet`: keys, by their addresses.
struct WalletNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wallet",
        abstract: "Make wallets or bring them in, see their addresses, stop them.",
        discussion: "Example: bursar wallet create main --chain ethereum",
        subcommands: [
            WalletCreateVerb.self, WalletImportVerb.self, WalletListVerb.self,
            WalletShowVerb.self, WalletExportVerb.self, WalletFreezeVerb.self, WalletThawVerb.self,
        ])

    @OptionGroup var options: SharedOptions

    /// What is shown of a wallet, in this order.
    static let fields = ["name", "chain", "network", "kind", "address", "public_key", "made_by"]
}
