import ArgumentParser

/// `bursar audit replay`: runs `bursar-audit replay`, which verifies the ledger and decides every
/// payment in it again.
struct AuditReplayVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Verify the ledger and make every decision in it again.",
        discussion: """
            Each decision, charge and remaining amount must come out as it was written; the first \
            entry that does not is named, and the exit status is 4. Without a path: through the \
            auditors' door. Without --key the key comes through it, too, which proves less.

            Example: bursar audit replay ./log-2026-11 --key "$(cat ledger.vkey)"
            """)

    @OptionGroup var log: AuditedLog

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) { try log.hand(to: "replay", session) }
}
