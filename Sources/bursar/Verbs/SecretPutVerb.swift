import ArgumentParser

/// `bursar secret put`.
///
/// Asks `POST /v1/admin/secrets/{path}/put` with the value as the raw body.
struct SecretPutVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "put",
        abstract: "Put a new version of a secret.",
        discussion: """
            Nothing is overwritten: versions are numbered, and no number comes twice. With \
            --if-version nothing happens if somebody else was faster. The newline behind a single \
            line is not part of the value.

            Example: bursar secret put api_keys/openai_api_key --value-fd 3 --rotate-every 90d 3<key
            """)

    @OptionGroup var secret: SecretArgument

    @OptionGroup var order: SecretPutOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let value = try order.value()
        if !session.json { session.output.errorLine("read \(value.count) bytes") }
        let reply = try session.admin(order.request(secret.target, "put"), body: value)
        session.show(reply, fields: SecretNoun.fields)
    }
}
