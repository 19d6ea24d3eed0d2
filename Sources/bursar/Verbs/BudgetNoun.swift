import ArgumentParser

/// `bursar budget`: what is left.
struct BudgetNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budget",
        abstract: "See what is committed and what is left.",
        discussion: "Example: bursar budget show",
        subcommands: [BudgetShowVerb.self])

    @OptionGroup var options: SharedOptions
}
