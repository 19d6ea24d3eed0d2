import ArgumentParser

/// `bursar policy show`: the policy in force, with everything that was left to defaults.
///
/// Asks `GET /v1/admin/policy`; the hash shown is the one that every decision names.
struct PolicyShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the policy in force in its canonical form, defaults included.",
        discussion: "Example: bursar policy show")

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let reply = try session.admin("GET", "/v1/admin/policy")
        guard !session.json else { return session.output.document(reply) }
        guard let document = reply.at("document") else {
            throw .reply(asked: "GET /v1/admin/policy", lacks: "a document")
        }
        session.output.table(Table(rows: session.rows(of: reply, ["policy"])))
        session.output.raw(PrettyJSON.text(document) + "\n")
    }
}
