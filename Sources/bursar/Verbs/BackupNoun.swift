import ArgumentParser

/// `bursar backup`: copies of all of the vault, sealed for what opens it.
struct BackupNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Make, verify and restore backups.",
        discussion: """
            A backup is one file, encrypted for the vault's slots. Make one after every wallet \
            create, and verify it where it is kept.

            Example: bursar backup create /mnt/backup/2026-11-26.bursar
            """,
        subcommands: [BackupCreateVerb.self, BackupVerifyVerb.self, BackupRestoreVerb.self])

    @OptionGroup var options: SharedOptions
}
