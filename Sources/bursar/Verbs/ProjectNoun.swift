import ArgumentParser

/// `bursar project`: all agents of a project at once.
struct ProjectNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project",
        abstract: "Stop a project's agents, or grant them its emergency pool.",
        discussion: "Example: bursar project freeze game-dev-001",
        subcommands: [ProjectFreezeVerb.self, ProjectThawVerb.self, ProjectGrantVerb.self])

    @OptionGroup var options: SharedOptions
}
