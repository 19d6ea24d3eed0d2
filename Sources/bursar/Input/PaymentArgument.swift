import ArgumentParser
import Terms

/// Which payment is meant.
struct PaymentArgument: ParsableArguments {
    @Argument(help: "The payment's id, 26 letters and digits.", transform: Arguments.payment)
    var id: PaymentID

    /// The payment's place at the owner's door.
    var target: String { "/v1/admin/payments/\(id.text)" }
}
