import ArgumentParser

/// `bursar secret`: API keys and credentials, in versions.
struct SecretNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secret",
        abstract: "Keep API keys and credentials: in versions, sealed, by path.",
        discussion: """
            A value comes from a descriptor or the terminal, and goes to one: never an argument.

            Example: bursar secret list
            """,
        subcommands: [
            SecretPutVerb.self, SecretGetVerb.self, SecretListVerb.self, SecretVersionsVerb.self,
            SecretRotateVerb.self, SecretDisableVerb.self, SecretEnableVerb.self,
            SecretDestroyVerb.self,
        ])

    @OptionGroup var options: SharedOptions

    /// What is shown of one version, in this order.
    static let fields = [
        "path", "version", "state", "made", "expires", "grace_until", "rotate_every",
    ]
}
