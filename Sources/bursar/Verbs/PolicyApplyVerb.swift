import ArgumentParser

/// `bursar policy apply`: replaces the policy, whole or not at all.
///
/// Asks `POST /v1/admin/policy` with the file as it is: what was checked here could differ from
/// what the daemon reads, were it rewritten on the way.
struct PolicyApplyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Replace the policy in force by a file's, whole or not at all.",
        discussion: "Example: bursar policy apply policies/solo-agent.yaml")

    @Argument(
        help: "The policy, YAML; - for stdin.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let text = try InputFile.read(file, limit: PolicyNoun.fileLimit)
        var request = DoorRequest(method: "POST", target: "/v1/admin/policy", body: text)
        request.contentType = "application/yaml"
        let reply = try session.admin(request)
        guard !session.json else { return session.output.document(reply) }
        session.output.table(Table(rows: session.rows(of: reply, ["policy"])))
        for warning in reply.list("warnings") { session.output.warning(warning.plain) }
    }
}
