import ArgumentParser
import Wire

/// `bursar deny`.
///
/// Asks `POST /v1/admin/payments/{id}/deny`. The agent's key is refused from then on, for ever.
struct DenyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "deny",
        abstract: "Refuse a payment that waits for an approval, for good.",
        discussion: """
            Its agent gets the refusal when it asks again; a new attempt takes a new key.

            Example: bursar deny 01KA0QCTKAFQX1JG0ACHMDR6BF --reason "we have that already"
            """)

    @OptionGroup var payment: PaymentArgument

    @OptionGroup var why: StatedReason

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let target = payment.target + "/deny"
        session.show(payment: try session.admin("POST", target, Reason(why.reason).json))
    }
}
