import ArgumentParser

/// `bursar payment`: what became of payments after their decision.
struct PaymentNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payment",
        abstract: "See payments, and say what became of the signed ones.",
        discussion: """
            A signed payment is spent until it is settled at its cost or voided with a proof that \
            it can never land.

            Example: bursar payment list --pending
            """,
        subcommands: [
            PaymentListVerb.self, PaymentShowVerb.self, PaymentSettleVerb.self,
            PaymentVoidVerb.self, PaymentWriteOffVerb.self,
        ])

    @OptionGroup var options: SharedOptions
}
