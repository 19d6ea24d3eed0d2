import ArgumentParser

/// `bursar audit`: the ledger, and the proof that it is whole.
struct AuditNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Read the ledger, verify it, and acknowledge what the clock did.",
        subcommands: [
            AuditLogVerb.self, AuditVerifyVerb.self, AuditKeyVerb.self, AuditCheckpointVerb.self,
            AuditAcknowledgeVerb.self,
        ])
}
