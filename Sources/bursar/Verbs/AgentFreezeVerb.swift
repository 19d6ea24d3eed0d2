import ArgumentParser

/// `bursar agent freeze`.
///
/// A frozen agent gets 503, even for payments that it was given before: stored replies hold signed
/// bytes, too.
struct AgentFreezeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "freeze",
        abstract: "Stop an agent at once; its budget and its name are kept.",
        discussion: "Example: bursar agent freeze worker-vm-1 --reason \"odd payees\"")

    @OptionGroup var standing: StandingOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) { try standing.set("freeze", session) }
}
