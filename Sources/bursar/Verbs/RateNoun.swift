import ArgumentParser

/// `bursar rate`: what assets are worth in the budget's currency.
struct RateNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rate",
        abstract: "Say what an asset is worth; without a fresh rate nothing is paid in it.",
        subcommands: [RateSetVerb.self, RateListVerb.self])

    /// What is shown of a rate, its age and haircut as they are typed.
    static let columns = ["asset", "price", "currency", "max age", "haircut", "as of"]
}
