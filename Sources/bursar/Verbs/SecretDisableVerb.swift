import ArgumentParser
import Wire

/// `bursar secret disable`.
///
/// Asks `POST /v1/admin/secrets/{path}/disable`.
struct SecretDisableVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Show a version to no one, until it is enabled again.",
        discussion: "Example: bursar secret disable api_keys/openai_api_key --version 3")

    @OptionGroup var secret: SecretArgument

    @Option(help: "Which version; else the newest.", transform: Arguments.version)
    var version: UInt64?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let change = SecretChange(version: version)
        session.show(
            try session.admin("POST", secret.target + "/disable", change.json),
            fields: SecretNoun.fields)
    }
}
