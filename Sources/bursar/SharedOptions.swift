import ArgumentParser

/// What every command understands.
struct SharedOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The vault's directory.",
            discussion: """
                Else $BURSAR_HOME; else /var/lib/bursar for root, ~/.local/state/bursar for others.
                """,
            valueName: "dir"),
        completion: .directory)
    var home: String?

    @Option(
        help: ArgumentHelp(
            "The directory of the daemon's sockets.",
            discussion: "Else run/ in the vault's directory, if there is one; else /run/bursar.",
            valueName: "dir"),
        completion: .directory)
    var run: String?

    @Flag(help: "Print one JSON document; streams print one a line.")
    var json = false
}
