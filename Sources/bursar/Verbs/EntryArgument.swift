import ArgumentParser

/// Which entry of the log is meant, by its place.
struct EntryArgument: ParsableArguments {
    @Argument(help: "The entry's seq, as audit log shows it.")
    var entry: UInt64

    /// Where the door has what the entry commits to.
    var target: String { "/v1/admin/purposes/\(entry)" }
}
