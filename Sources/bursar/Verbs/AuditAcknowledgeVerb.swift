import ArgumentParser
import Wire

/// `bursar audit acknowledge`: lets new budget windows open after the clock jumped.
///
/// Asks `POST /v1/admin/clock/acknowledge`. The reason is required here, though the door can do
/// without: it is all that an auditor will ever learn about the jump.
struct AuditAcknowledgeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "acknowledge",
        abstract: "Confirm that the clock is right after it jumped.",
        discussion: """
            A clock set forward would refill every budget: so no new window opens until you say \
            why it moved.

            Example: bursar audit acknowledge --reason "machine was off for a week"
            """)

    @OptionGroup var why: StatedReason

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let target = "/v1/admin/clock/acknowledge"
        session.show(status: try session.admin("POST", target, Reason(why.reason).json))
    }
}
