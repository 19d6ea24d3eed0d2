import ArgumentParser

/// `bursar project freeze`.
///
/// Asks `POST /v1/admin/projects/{name}/freeze`. All its agents get 503, stored signatures included.
struct ProjectFreezeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "freeze",
        abstract: "Stop all agents of a project at once.",
        discussion: "Example: bursar project freeze game-dev-001 --reason \"odd payees\"")

    @OptionGroup var project: ProjectArgument

    @OptionGroup var why: ReasonOption

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        try session.order(project.target + "/freeze", reason: why.reason, noun: "project")
    }
}
