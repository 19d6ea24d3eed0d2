import ArgumentParser

/// `bursar rate`: what assets are worth in the budget's currency.
struct RateNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rate",
        abstract: "Say what assets are worth in the budget's currency.",
        discussion: "Example: bursar rate set ETH 4000 CAD --max-age 24h --haircut 2%",
        subcommands: [RateSetVerb.self, RateListVerb.self])

    @OptionGroup var options: SharedOptions

    /// What is shown of a rate, its age and haircut as they are typed.
    static let columns = ["asset", "price", "currency", "max age", "haircut", "as of"]
}
