import ArgumentParser

/// `bursar agent remove`.
///
/// There is no way back: a name that could come back would take another's history and budget with
/// it.
struct AgentRemoveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Stop an agent for good; its name is never used again.",
        discussion: "Example: bursar agent remove worker-vm-1 --reason \"project ended\"")

    @OptionGroup var standing: StandingOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) { try standing.set("remove", session) }
}
