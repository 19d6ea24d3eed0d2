import ArgumentParser
import Wire

/// Why something is ordered, where the ledger has to know.
///
/// The door refuses such an order without a reason; asked for here, the message names the option.
struct StatedReason: ParsableArguments {
    @Option(help: "Why; it goes into the ledger.", transform: Arguments.text(Reason.limit))
    var reason: String

    func validate() throws {
        guard !reason.isEmpty else { throw ValidationError("--reason is empty") }
    }
}
