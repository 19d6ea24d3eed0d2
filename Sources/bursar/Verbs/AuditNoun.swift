import ArgumentParser

/// `bursar audit`: the ledger, and the proof that it is whole.
struct AuditNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Read the ledger, verify it, and acknowledge what the clock did.",
        discussion: "Example: bursar audit log --since 24h",
        subcommands: [
            AuditLogVerb.self, AuditVerifyVerb.self, AuditKeyVerb.self, AuditCheckpointVerb.self,
            AuditAcknowledgeVerb.self,
        ])

    @OptionGroup var options: SharedOptions
}
