import ArgumentParser
import JSON
import Wire

/// `bursar audit acknowledge`: lets new budget windows open after the clock jumped, or puts an older copy
/// of the vault in force.
///
/// Asks `POST /v1/admin/clock/acknowledge`, or `POST /v1/admin/epoch`. The reason is required here, though
/// the clock's door can do without: it is all that an auditor will ever learn about the jump.
struct AuditAcknowledgeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "acknowledge",
        abstract: "Confirm the clock after a jump, or an old copy that was put back.",
        discussion: """
            A clock set forward would refill every budget: so no new window opens until you say \
            why it moved.

            An older copy of the vault has forgotten what was spent since: so it opens frozen. With \
            --rollback it goes on as a new epoch, another log under another origin and key. Nothing \
            is paid before you thaw it, nor out of any budget window that had begun. The entries \
            that are missing are lost: auditors find that, and the entry of the new epoch says it.

            Example: bursar audit acknowledge --reason "machine was off for a week"
            Example: bursar audit acknowledge --rollback --reason "disk died; backup of Sunday"
            """)

    @Flag(help: "An older copy of the vault was put back: begin a new epoch.")
    var rollback = false

    @OptionGroup var why: StatedReason

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        guard rollback else {
            let target = "/v1/admin/clock/acknowledge"
            return session.show(
                status: try session.admin("POST", target, Reason(why.reason).json))
        }
        let target = "/v1/admin/epoch"
        let reply = try session.admin("POST", target, Reason(why.reason).json)
        guard !session.json else { return session.output.document(reply) }
        guard case .string(let key)? = reply.at("verifier_key") else {
            throw .reply(asked: "POST \(target)", lacks: "the new key")
        }
        session.output.line(key)
        session.output.errorLine(
            "hint: give it to auditors and witnesses; then look at limits and freezes, which are those of "
                + "the copy, and run: bursar thaw --reason TEXT")
    }
}
