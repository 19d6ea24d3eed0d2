import ArgumentParser

/// `bursar order cancel`.
///
/// Asks `POST /v1/admin/orders/{number}/cancel`.
struct OrderCancelVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Take an order back; nothing is changed by it any more.",
        discussion: "Example: bursar order cancel 17 --reason \"the wrong file\"")

    @Argument(help: "The order's number.", transform: Arguments.order)
    var order: UInt64

    @OptionGroup var why: ReasonOption

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        try session.order(
            "/v1/admin/orders/\(order)/cancel", reason: why.reason, noun: "order")
    }
}
