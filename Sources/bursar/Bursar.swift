import ArgumentParser

/// The root command: everything Bursar's owner can do, and the two things an agent can.
struct Bursar: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bursar",
        abstract: "Talk to a Bursar vault: keys, budgets, payments, their log.",
        discussion: """
            --home, --run and --json may stand anywhere on the line.

            Exit status: 0 done, 1 refused or failed, 2 usage, 3 sealed or unreachable, \
            4 tampering found.

            Topics, read with 'bursar help TOPIC':
            \(HelpTopic.list)

            Example: bursar status --json
            """,
        version: "bursar 0.1.0",
        subcommands: [
            InitVerb.self, UnsealVerb.self, SealVerb.self, StatusVerb.self, DoctorVerb.self,
            FreezeVerb.self, ThawVerb.self, PolicyNoun.self, ProjectNoun.self, AgentNoun.self,
            WalletNoun.self, CardNoun.self,
            RateNoun.self, BudgetNoun.self, PaymentNoun.self, ApproveVerb.self, DenyVerb.self,
            ObserverNoun.self, SessionNoun.self, OrderNoun.self, SlotNoun.self, RotateNoun.self,
            BackupNoun.self,
            SecretNoun.self,
            RunVerb.self, PayVerb.self,
            QuoteVerb.self, AuditNoun.self,
        ])

    @OptionGroup var options: SharedOptions
}
