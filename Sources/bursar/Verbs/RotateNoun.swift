import ArgumentParser

/// `bursar rotate`: replaces keys of the vault's own by new ones.
struct RotateNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Replace a key of the vault's own, or a token, by a new one.",
        discussion: """
            A wallet's key doesn't rotate in place: a new wallet takes over, and the old is swept to it.

            Example: bursar rotate log-key
            """,
        subcommands: [
            RotateLogKeyVerb.self, RotateSlotVerb.self, RotateRootVerb.self, RotateKeyringVerb.self,
            RotateTokenVerb.self, RotateWalletVerb.self,
        ])

    @OptionGroup var options: SharedOptions
}
