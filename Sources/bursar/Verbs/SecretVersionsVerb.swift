import ArgumentParser

/// `bursar secret versions`.
///
/// Asks `GET /v1/admin/secrets/{path}`.
struct SecretVersionsVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "versions",
        abstract: "List every version of a secret, the newest first; no values.",
        discussion: "Example: bursar secret versions api_keys/openai_api_key")

    @OptionGroup var secret: SecretArgument

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(
            try session.admin("GET", secret.target), list: "versions",
            columns: [
                ("version", "version"), ("state", "state"), ("made", "made"),
                ("expires", "expires"), ("grace until", "grace_until"),
            ], rightAligned: [0])
    }
}
