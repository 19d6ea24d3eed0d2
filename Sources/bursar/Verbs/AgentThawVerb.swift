import ArgumentParser

/// `bursar agent thaw`.
///
/// Nothing refills by it: what was committed stays committed.
struct AgentThawVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "thaw",
        abstract: "Let a frozen agent ask again.",
        discussion: "Example: bursar agent thaw worker-vm-1 --reason \"checked with its owner\"")

    @OptionGroup var standing: StandingOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) { try standing.set("thaw", session) }
}
