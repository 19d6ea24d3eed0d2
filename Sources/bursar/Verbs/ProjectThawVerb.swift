import ArgumentParser

/// `bursar project thaw`.
///
/// Asks `POST /v1/admin/projects/{name}/thaw`. An agent that was frozen by itself stays so.
struct ProjectThawVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "thaw",
        abstract: "Let the agents of a frozen project ask again.",
        discussion: "Example: bursar project thaw game-dev-001 --reason \"payees are known\"")

    @OptionGroup var project: ProjectArgument

    @OptionGroup var why: StatedReason

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        try session.order(project.target + "/thaw", reason: why.reason, noun: "project")
    }
}
