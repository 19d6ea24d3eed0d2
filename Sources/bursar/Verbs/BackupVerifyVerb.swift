import ArgumentParser

/// `bursar backup verify`: opens all of a backup, by running `bursard`, which alone may see a key.
struct BackupVerifyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Open a backup and check all of it.",
        discussion: """
            Takes what opens a slot, as unseal does; holds the log to its signature and every row to the \
            log. Needs no daemon, and room for the database beside the backup. A backup that was \
            never verified is a hope.

            Example: bursar backup verify ./2026-11-26.bursar --passphrase-fd 3 3<passphrase.txt
            """)

    @Argument(help: ArgumentHelp("The backup.", valueName: "file")) var file: String

    @OptionGroup var secret: SlotSecretOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        try secret.become(["backup-verify", file], session)
    }
}
