import ArgumentParser
import Terms
import Wire

/// `bursar agent remove`.
///
/// Asks `POST /v1/admin/agents/{name}/remove`. There is no way back: a name that could come back
/// would take another's history and budget with it.
struct AgentRemoveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Stop an agent for good; its token dies, its name is never used again.",
        discussion: "Example: bursar agent remove worker-vm-1 --reason \"project ended\"")

    @ParentCommand var root: Bursar

    @Argument(help: "The agent's name.", transform: Arguments.agent)
    var name: AgentName

    @Option(
        help: "Why; it goes into the ledger.", transform: Arguments.text(Reason.limit))
    var reason: String?

    func perform(_ session: Session) throws(Failure) {
        let target = "/v1/admin/agents/\(name.text)/remove"
        let reply = try session.admin("POST", target, Reason(reason).json)
        session.show(reply, fields: ["agent", "status"])
    }
}
