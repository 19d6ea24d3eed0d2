import ArgumentParser
import Terms
import Wire

/// `bursar agent freeze`.
///
/// Asks `POST /v1/admin/agents/{name}/freeze`. A frozen agent gets 503, even for payments that it
/// was given before: stored replies hold signed bytes, too.
struct AgentFreezeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "freeze",
        abstract: "Stop an agent at once; its budget and its name are kept.",
        discussion: "Example: bursar agent freeze worker-vm-1 --reason \"odd payees\"")

    @ParentCommand var root: Bursar

    @Argument(help: "The agent's name.", transform: Arguments.agent)
    var name: AgentName

    @Option(
        help: "Why; it goes into the ledger.", transform: Arguments.text(Reason.limit))
    var reason: String?

    func perform(_ session: Session) throws(Failure) {
        let target = "/v1/admin/agents/\(name.text)/freeze"
        let reply = try session.admin("POST", target, Reason(reason).json)
        session.show(reply, fields: ["agent", "status"])
    }
}
