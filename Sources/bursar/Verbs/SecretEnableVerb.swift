import ArgumentParser
import Wire

/// `bursar secret enable`.
///
/// Asks `POST /v1/admin/secrets/{path}/enable`.
struct SecretEnableVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Show a disabled version again.",
        discussion: "Example: bursar secret enable api_keys/openai_api_key --version 3")

    @OptionGroup var secret: SecretArgument

    @Option(help: "Which version; else the newest.", transform: Arguments.version)
    var version: UInt64?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let change = SecretChange(version: version)
        session.show(
            try session.admin("POST", secret.target + "/enable", change.json),
            fields: SecretNoun.fields)
    }
}
