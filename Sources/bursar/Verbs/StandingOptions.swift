import ArgumentParser
import Terms
import Wire

/// Whose standing is changed, and why: all that freezing, thawing and removing an agent take.
struct StandingOptions: ParsableArguments {
    @Argument(help: "The agent's name.", transform: Arguments.agent)
    var name: AgentName

    @Option(
        help: "Why; it goes into the ledger.", transform: Arguments.text(Reason.limit))
    var reason: String?

    /// Asks `POST /v1/admin/agents/{name}/{verb}` and shows what the agent is now.
    ///
    /// The reply is `{"agent","status"}`: the status is `active`, `frozen` or `removed`.
    func set(_ verb: String, _ session: Session) throws(Failure) {
        let target = "/v1/admin/agents/\(name.text)/\(verb)"
        let reply = try session.admin("POST", target, Reason(reason).json)
        session.show(reply, fields: ["agent", "status"])
    }
}
