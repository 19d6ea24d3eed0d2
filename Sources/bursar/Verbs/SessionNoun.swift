import ArgumentParser

/// `bursar session`: being an admin for a quarter of an hour.
struct SessionNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session",
        abstract: "Be an admin for 15 minutes, in this terminal.",
        discussion: """
            What changes the vault takes an admin session, so that no stray process of the \
            owner's can. Freezing, sealing and looking take none, and a development vault asks for \
            none. On a terminal each command begins one by itself.

            Example: bursar session show
            """,
        subcommands: [SessionBeginVerb.self, SessionEndVerb.self, SessionShowVerb.self])

    @OptionGroup var options: SharedOptions
}
