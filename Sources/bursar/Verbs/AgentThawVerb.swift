import ArgumentParser
import Terms
import Wire

/// `bursar agent thaw`.
///
/// Asks `POST /v1/admin/agents/{name}/thaw`. Nothing refills by it: what was committed stays
/// committed.
struct AgentThawVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "thaw",
        abstract: "Let a frozen agent ask again.",
        discussion: "Example: bursar agent thaw worker-vm-1 --reason \"checked with its owner\"")

    @ParentCommand var root: Bursar

    @Argument(help: "The agent's name.", transform: Arguments.agent)
    var name: AgentName

    @Option(
        help: "Why; it goes into the ledger.", transform: Arguments.text(Reason.limit))
    var reason: String?

    func perform(_ session: Session) throws(Failure) {
        let target = "/v1/admin/agents/\(name.text)/thaw"
        let reply = try session.admin("POST", target, Reason(reason).json)
        session.show(reply, fields: ["agent", "status"])
    }
}
