import ArgumentParser

/// `bursar observer`: who may say what became of payments.
struct ObserverNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "observer",
        abstract: "Register keys that may say what became of payments.",
        discussion: """
            An observer watches a chain and signs what it saw; 'bursar payment settle' and 'void' \
            carry its word in with --attested. docs/OPERATING.md shows how to make and use a key.

            Example: bursar observer list
            """,
        subcommands: [ObserverAddVerb.self, ObserverListVerb.self, ObserverRemoveVerb.self])

    @OptionGroup var options: SharedOptions
}
