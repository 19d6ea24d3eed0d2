import ArgumentParser

/// `bursar audit`: the ledger, and the proof that it is whole.
struct AuditNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Read, export and verify the ledger, and open what it commits to.",
        discussion: "Example: bursar audit log --since 24h",
        subcommands: [
            AuditLogVerb.self, AuditExportVerb.self, AuditVerifyVerb.self, AuditReplayVerb.self,
            AuditKeyVerb.self, AuditCheckpointVerb.self, AuditAcknowledgeVerb.self,
            AuditDiscloseVerb.self, AuditEraseVerb.self, AuditArchiveVerb.self,
        ])

    @OptionGroup var options: SharedOptions
}
