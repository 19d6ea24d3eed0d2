import ArgumentParser

/// `bursar rotate`: replaces keys of the vault's own by new ones.
struct RotateNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Replace a key of the vault's own, or a token, by a new one.",
        discussion: """
            Wallets' keys don't rotate: make a new wallet and sweep the old one to it.

            Example: bursar rotate log-key
            """,
        subcommands: [
            RotateLogKeyVerb.self, RotateSlotVerb.self, RotateRootVerb.self, RotateKeyringVerb.self,
            RotateTokenVerb.self,
        ])

    @OptionGroup var options: SharedOptions
}
