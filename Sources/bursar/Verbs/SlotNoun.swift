import ArgumentParser

/// `bursar slot`: what opens the vault.
struct SlotNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slot",
        abstract: "Say what opens the vault: passphrases, files, shares.",
        discussion: """
            Each slot opens the vault by itself. Keep two that were verified, one of them far from \
            this machine.

            Example: bursar slot list
            """,
        subcommands: [
            SlotAddVerb.self, SlotListVerb.self, SlotVerifyVerb.self, SlotRemoveVerb.self,
        ])

    @OptionGroup var options: SharedOptions
}
