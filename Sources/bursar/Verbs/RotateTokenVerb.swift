import ArgumentParser
import Terms
import Wire

/// `bursar rotate token`: an agent's next token, shown once.
///
/// Asks `POST /v1/admin/agents/{name}/rotate-token`.
struct RotateTokenVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Give an agent a new token; the old one is good a while yet.",
        discussion: """
            Both are good until the grace is over: 1h, or --grace; with --grace none the old one is \
            dead at once, as it must be where somebody else has it. A token of before the old one \
            is dead in any case. bursar status says while the old one is still shown.

            Example: bursar rotate token worker-vm-1 --grace 24h
            """)

    @Argument(help: "The agent's name.", transform: Arguments.agent)
    var name: AgentName

    @Option(
        help: ArgumentHelp("How long the old token is still good.", valueName: "1h|none"),
        transform: RotateTokenVerb.grace)
    var grace: UInt64?

    @OptionGroup var why: ReasonOption

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let order = TokenRotation(grace: grace, reason: why.reason)
        let reply = try session.admin(
            "POST", "/v1/admin/agents/\(name.text)/rotate-token", order.json)
        session.show(reply, fields: ["agent", "token", "version", "old_token_until"])
        if !session.json { session.output.errorLine("hint: the token is not shown again") }
    }

    private static func grace(_ text: String) throws -> UInt64 {
        if text == "none" || text == "0" { return 0 }
        let seconds = try DurationText.seconds(text)
        guard seconds <= TokenRotation.longestGrace else {
            throw TextError.durationOutOfBounds(limit: "30d")
        }
        return seconds
    }
}
