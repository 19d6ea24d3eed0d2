import ArgumentParser

/// `bursar payment show`.
///
/// Asks `GET /v1/admin/payments/{id}`.
struct PaymentShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one payment: what was asked, charged, and where it stands.",
        discussion: """
            The digest of one that waits is what 'bursar approve' names.

            Example: bursar payment show 01KA0QCTKAFQX1JG0ACHMDR6BF
            """)

    @OptionGroup var payment: PaymentArgument

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(payment: try session.admin("GET", payment.target))
    }
}
