import ArgumentParser
import Wire

/// `bursar payment write-off`.
///
/// Asks `POST /v1/admin/payments/{id}/write-off`. Frees exposure and no budget.
struct PaymentWriteOffVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "write-off",
        abstract: "Give up on a payment: it stays spent, and is no longer open.",
        discussion: """
            For one that neither landed nor can be proven dead, and of which nobody will learn more.

            Example: bursar payment write-off 01KA0QCTKAFQX1JG0ACHMDR6BF --reason "node is gone"
            """)

    @OptionGroup var payment: PaymentArgument

    @OptionGroup var why: StatedReason

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let target = payment.target + "/write-off"
        session.show(payment: try session.admin("POST", target, Reason(why.reason).json))
    }
}
