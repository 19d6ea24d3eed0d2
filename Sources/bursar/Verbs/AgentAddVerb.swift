import ArgumentParser
import Terms
import Wire

/// `bursar agent add`: lets an agent in and prints its token, once.
///
/// Asks `POST /v1/admin/agents`. The token in the reply is one of the few credentials that are ever
/// printed (API.md lists them): it is the agent's half of who it is, the other half is its uid.
struct AgentAddVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Let an agent in; its token is shown this once.",
        discussion: """
            The agent pays only while it stands in the policy, too, and only from the uid given \
            here. A name is never used twice.

            Example: bursar agent add worker-vm-1 --project game-dev-001 --uid 1001
            """)

    @Argument(help: "The agent's name.", transform: Arguments.agent)
    var name: AgentName

    @Option(help: "The project whose budget it draws on.", transform: Arguments.project)
    var project: ProjectName

    @Option(help: "The uid it connects from; only a development vault does without.")
    var uid: UInt32?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let addition = AgentAddition(agent: name, project: project, uid: uid)
        let reply = try session.admin("POST", "/v1/admin/agents", addition.json)
        session.show(reply, fields: ["agent", "project", "token"])
        if !session.json { session.output.errorLine("hint: the token is not shown again") }
    }
}
