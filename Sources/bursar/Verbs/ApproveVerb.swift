import ArgumentParser
import JSON
import Terms
import Wire

/// `bursar approve`.
///
/// Asks `GET /v1/admin/payments/{id}`, shows it, and sends the digest that came with it to
/// `POST /v1/admin/payments/{id}/approve`: what is approved is what was shown, and nothing that took
/// its place. With --digest it must be what was looked at before.
struct ApproveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Let a payment be signed that waits: exactly what is shown.",
        discussion: """
            The agent gets it when it asks again with the same key, once, before 'until'; budgets \
            and rates are looked at again then. To look first and approve later, take the digest \
            that 'bursar payment show' prints and give it with --digest.

            Example: bursar approve 01KA0QCTKAFQX1JG0ACHMDR6BF
            """)

    @OptionGroup var payment: PaymentArgument

    @Option(
        help: ArgumentHelp("Approve nothing else than this.", valueName: "hex"),
        transform: Arguments.digest)
    var digest: Digest32?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let shown = try session.admin("GET", payment.target)
        let digest = try digest(of: shown)
        if !session.json { session.show(payment: shown) }
        let approval = PaymentApproval(digest: digest)
        let reply = try session.admin("POST", payment.target + "/approve", approval.json)
        guard !session.json else { return session.output.document(reply) }
        session.output.line("approved")
        session.output.errorLine("hint: its agent asks again with the same key to have it signed")
    }

    /// The digest that the payment waits with; throws where it does not wait, or with another one.
    private func digest(of shown: JSON) throws(Failure) -> Digest32 {
        let status = shown.at("status")?.plain ?? "unknown"
        guard status == PaymentFilter.pending.rawValue else {
            throw .approval(.notWaiting(payment.id, status: status))
        }
        guard shown.at("approved") != true else {
            throw .approval(.notWaiting(payment.id, status: "approved"))
        }
        guard case .string(let text)? = shown.at("digest"),
            let digest = Hex.decode(text).flatMap(Digest32.init)
        else {
            throw .reply(asked: "GET " + payment.target, lacks: "a digest")
        }
        guard self.digest == nil || self.digest == digest else {
            throw .approval(.otherDigest(payment.id, digest: digest.hex))
        }
        return digest
    }
}
