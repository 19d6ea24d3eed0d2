import ArgumentParser

/// `bursar secret list`.
///
/// Asks `GET /v1/admin/secrets`.
struct SecretListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the secrets: paths, states and what is due; no values.",
        discussion: "Example: bursar secret list")

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(
            try session.admin("GET", "/v1/admin/secrets"), list: "secrets",
            columns: [
                ("path", "path"), ("version", "version"), ("state", "state"), ("due", "due"),
                ("expires", "expires"), ("description", "description"),
            ], rightAligned: [1])
    }
}
