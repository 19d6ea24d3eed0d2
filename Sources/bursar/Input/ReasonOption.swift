import ArgumentParser
import Wire

/// Why something is ordered, where that may be left open.
struct ReasonOption: ParsableArguments {
    @Option(help: "Why; it goes into the ledger.", transform: Arguments.text(Reason.limit))
    var reason: String?
}
