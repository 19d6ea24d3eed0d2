import ArgumentParser

/// `bursar agent`: who may ask.
struct AgentNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent",
        abstract: "Let agents in, stop them, and see who there is.",
        subcommands: [
            AgentAddVerb.self, AgentListVerb.self, AgentFreezeVerb.self, AgentThawVerb.self,
            AgentRemoveVerb.self,
        ])
}
