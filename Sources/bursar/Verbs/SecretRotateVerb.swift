import ArgumentParser

/// `bursar secret rotate`.
///
/// Asks `POST /v1/admin/secrets/{path}/rotate` with the value as the raw body.
struct SecretRotateVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Put the next version, and show the old one a while yet.",
        discussion: """
            Agents get the new version at once; who asks for the old one by its number gets it \
            until the grace is over (24h, or --grace), and the log says who did. The provider \
            does not hear of it: revoke the old key there as well.

            Example: bursar secret rotate api_keys/openai_api_key --value-fd 3 --grace 48h 3<key
            """)

    @OptionGroup var secret: SecretArgument

    @OptionGroup var order: SecretPutOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let value = try order.value()
        if !session.json { session.output.errorLine("read \(value.count) bytes") }
        let reply = try session.admin(order.request(secret.target, "rotate"), body: value)
        session.show(reply, fields: SecretNoun.fields)
        if !session.json {
            session.output.errorLine("hint: revoke the old key at its provider, too")
        }
    }
}
