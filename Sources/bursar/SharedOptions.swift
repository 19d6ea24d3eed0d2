import ArgumentParser

/// What every command understands.
///
/// Root, nouns and verbs all declare the group, so that each help and each completion names it. The
/// parser reads it once, wherever the words stand, and hands every declaration the same value. What
/// holds where nothing is said is in ``Places``, and for people in `bursar help environment`.
struct SharedOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The vault's directory, else $BURSAR_HOME.", valueName: "dir"),
        completion: .directory)
    var home: String?

    @Option(
        help: ArgumentHelp("The directory of the daemon's sockets.", valueName: "dir"),
        completion: .directory)
    var run: String?

    @Flag(help: "Print one JSON document; streams print one a line.")
    var json = false
}
