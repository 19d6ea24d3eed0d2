import ArgumentParser

/// `bursar-audit witness`: remembers checkpoints of logs, and cosigns what extends them.
struct WitnessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Remembers checkpoints and cosigns those that extend them.",
        discussion: """
            A vault's database and anchor can be put back together; a witness on another machine,
            run by someone else, still knows what it cosigned. It sees sizes and roots, never entries.
            Requests and replies are C2SP tlog-witness's, cosignatures C2SP tlog-cosignature's.

            Example: bursar-audit witness new --state ./witness --name witness.example/w1
            """,
        subcommands: [WitnessNew.self, WitnessAdd.self, WitnessShow.self])
}
