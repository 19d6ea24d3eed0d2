import ArgumentParser
import Terms
import Wire

/// Whose standing is changed, and why: all that freezing, thawing and removing an agent take.
struct StandingOptions: ParsableArguments {
    @Argument(help: "The agent's name.", transform: Arguments.agent)
    var name: AgentName

    @OptionGroup var why: ReasonOption

    /// Asks `POST /v1/admin/agents/{name}/{verb}` and shows what the agent is now.
    func set(_ verb: String, _ session: Session) throws(Failure) {
        try session.order(
            "/v1/admin/agents/\(name.text)/\(verb)", reason: why.reason, noun: "agent")
    }
}
