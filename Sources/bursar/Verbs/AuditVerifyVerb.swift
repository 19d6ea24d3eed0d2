import ArgumentParser

/// `bursar audit verify`: runs `bursar-audit verify`, a program with no vault code in it.
struct AuditVerifyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that the ledger is whole and the one that was signed.",
        discussion: """
            Exits with 4 if it is not. Without a path: through the auditors' door. Without --key \
            the key comes through it, too, which proves less.

            Example: bursar audit verify --key "$(cat ledger.vkey)"
            """)

    @OptionGroup var log: AuditedLog

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) { try log.hand(to: "verify", session) }
}
