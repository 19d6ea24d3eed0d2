import ArgumentParser

/// `bursar backup restore`: puts a backup into a new home, by running `bursard`.
struct BackupRestoreVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup into a home that has no vault.",
        discussion: """
            Checks all of it as verify does, and overwrites nothing. The vault then opens frozen, since \
            entries may be lost: it goes on as a new epoch once an admin says so with \
            bursar audit acknowledge --rollback.

            Example: bursar --home ./again backup restore ./2026-11-26.bursar --passphrase-fd 3 3<passphrase.txt
            """)

    @Argument(help: ArgumentHelp("The backup.", valueName: "file")) var file: String

    @OptionGroup var secret: SlotSecretOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        try secret.become(["backup-restore", "--home", session.places.home, file], session)
    }
}
