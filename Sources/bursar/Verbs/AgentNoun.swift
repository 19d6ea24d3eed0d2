import ArgumentParser

/// `bursar agent`: who may ask.
struct AgentNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent",
        abstract: "Let agents in, stop them, and see who there is.",
        discussion: "Example: bursar agent add worker-vm-1 --project game-dev-001 --uid 1001",
        subcommands: [
            AgentAddVerb.self, AgentListVerb.self, AgentFreezeVerb.self, AgentThawVerb.self,
            AgentRemoveVerb.self,
        ])

    @OptionGroup var options: SharedOptions
}
